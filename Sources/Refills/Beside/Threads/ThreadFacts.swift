package import Statecharts

/// What is known of a thread.
package struct ThreadFacts: BesideFacts {
  package typealias Chart = ThreadChart

  /// Oldest first, notes of staff among them.
  package private(set) var entries: [ThreadEntry] = []
  /// Who of staff looks after it; nil: nobody yet.
  package private(set) var owner: StaffID?

  package init() {}

  package mutating func take(_ event: ThreadChart.Event, from sender: Sender, at now: Instant) {
    switch event {
    case .threadWrote(let words): add(words, .patient, sender, at: now)
    case .threadAnswered(let words):
      owner = owner ?? StaffID(sender.name)
      add(words, .clinic, sender, at: now)
    case .threadNoted(let words): add(words, .note, sender, at: now)
    case .threadTaken: owner = StaffID(sender.name)
    case .threadClosed: owner = nil
    }
  }

  private mutating func add(_ words: ThreadWords, _ side: ThreadEntry.Side, _ sender: Sender, at now: Instant)
  {
    entries.append(ThreadEntry(side: side, by: sender.name, at: now, text: words.text))
  }

  /// How long the same words in a row count as one.
  private static let pressedTwice = Span.minutes(1)

  /// Whether the patient wrote the very same just before.
  package func hasJust(_ words: ThreadWords, at now: Instant) -> Bool {
    guard let last = entries.last, last.side == .patient else { return false }
    return last.text == words.text && now - last.at < Self.pressedTwice
  }

  /// Longer apart than this, what a patient writes is another matter.
  private static let oneMatter = Span.days(7)

  /// Since when the patient waits for an answer; nil: nobody has written, or the clinic wrote last.
  package var waitingSince: Instant? {
    var since: Instant?
    for entry in shown.reversed() {
      guard entry.side == .patient, since.map({ $0 - entry.at <= Self.oneMatter }) ?? true else { break }
      since = entry.at
    }
    return since
  }

  /// What the patient may read.
  package var shown: [ThreadEntry] { entries.filter { $0.side != .note } }
}

extension ThreadFacts: ThreadChart.Guards {
  package var soundsDangerous: Bool {
    entries.last.map { $0.side == .patient && DangerWords.areIn($0.text) } ?? false
  }
}
