import Refills
import Statecharts
import Store

/// Handing over, and what comes back.
extension StreamLoop {
  mutating func handOut(at now: Instant) -> [StreamRow] {
    guard disabled == nil, !isClosing, checking == nil, askedUntil.map({ now >= $0 }) ?? true else {
      if isClosing { putBackCleared() }
      return []
    }
    askedUntil = nil
    if trouble != nil { return probe(at: now) }
    var rows = cleared.map { [$0] } ?? []
    cleared = nil
    while let out = window?.out, out < places * Self.rowsPerPlace, let row = window?.takeReady() {
      if mustCheckAll || waiting.contains(row.refill) {
        checking = row
        break
      }
      rows.append(row)
    }
    return rows
  }

  private mutating func putBackCleared() {
    if let row = cleared { window?.putBack(row.sequence) }
    cleared = nil
  }

  /// One row, preferably one that has not failed: perhaps it was only the other.
  private mutating func probe(at now: Instant) -> [StreamRow] {
    guard let trouble, now >= trouble.until else { return [] }
    if let row = cleared {
      cleared = nil
      self.trouble?.probe = row.sequence
      return [row]
    }
    guard window?.out == 0,
      let row = window?.takeReady() ?? window?.takeFailed()
    else { return [] }
    if mustCheckAll || waiting.contains(row.refill) {
      checking = row
      return []
    }
    self.trouble?.probe = row.sequence
    return [row]
  }

  mutating func check(_ sequences: Set<Int64>, at now: Instant) {
    guard let row = checking else { return }
    checking = nil
    if sequences.contains(row.sequence) {
      // Parked before a crash that came before the cursor was saved.
      finish(row.sequence, at: now)
    } else if sequences.isEmpty {
      waiting.remove(row.refill)
      cleared = row
    } else {
      parking.append(row)
    }
  }

  mutating func parked(at now: Instant) {
    for row in parking {
      waiting.insert(row.refill)
      finish(row.sequence, at: now)
    }
    parking = []
  }

  private mutating func finish(_ sequence: Int64, at now: Instant) {
    window?.finish(sequence)
    unsavedEvents += 1
    unsavedSince = unsavedSince ?? now
  }

  mutating func end(_ ending: StreamEnding, at now: Instant) {
    let sequence = ending.sequence
    guard let row = window?.row(sequence) else { return }
    switch ending.result {
    case .taken:
      finish(sequence, at: now)
      guard trouble != nil else { return }
      trouble = nil
      window?.suspectFailed()
    case .failed(let reason, let wait):
      if window?.fail(sequence) == true { parking.append(row) }
      fail(sequence, reason, asked: wait, at: now)
    case .busy(let milliseconds, _):
      window?.putBack(sequence)
      if trouble?.probe == sequence { trouble?.probe = nil }
      wait(milliseconds, at: now)
    case .unsendable: parking.append(row)
    case .gone(let reason):
      window?.putBack(sequence)
      disable(reason, at: now)
    }
  }

  private mutating func fail(_ sequence: Int64, _ reason: String, asked milliseconds: Int64?, at now: Instant)
  {
    if let milliseconds { wait(milliseconds, at: now) }
    guard let trouble else {
      self.trouble = StreamTrouble(reason, asked: milliseconds, at: now, using: &randomness)
      return
    }
    // What was handed over before the trouble tells nothing new.
    guard trouble.probe == sequence else { return }
    if self.trouble?.go(on: reason, asked: milliseconds, at: now, using: &randomness) == false {
      disable("nothing was taken for days; the last reason: \(reason)", at: now)
    }
  }

  private mutating func wait(_ milliseconds: Int64, at now: Instant) {
    let span = min(max(milliseconds, Self.pause.milliseconds), RetryLadder.longestAsked.milliseconds)
    askedUntil = max(askedUntil ?? now, now + .milliseconds(span))
  }

  mutating func disable(_ reason: String, at now: Instant) {
    if disabled == nil { disabled = (now, reason) }
  }
}
