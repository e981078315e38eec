package import Refills

/// What each status of a system means here.
package struct StatusMap: Hashable, Sendable {
  package enum Meaning: Hashable, Sendable {
    case event(RefillChart.EventKind)
    /// Known, and no news.
    case nothing
    /// Shown to support; moves nothing. So is every status that is not in the file.
    case unmapped
  }

  /// What a status, or a code beside it, stands for.
  package struct Sense: Hashable, Sendable {
    package let meaning: Meaning
    /// What the patient is asked to do while it stays so.
    package let asks: OpenAction.Kind?
  }

  struct Rule: Hashable, Sendable {
    let sense: Sense
    let byReason: [String: Sense]
  }

  /// Joins words that mean the same: `eRxSent | 4`.
  static let joint = " | "
  /// What a pharmacy's word is evidence for beside its own news: that a prescription was sent, and that sending it
  /// failed. Both go through the door as the service's own words.
  static let evidence: Set<RefillChart.EventKind> = [.prescriptionSigned, .orderRefused]

  let rules: [String: Rule]
  /// What it can ask of the patient.
  package let asked: Set<OpenAction.Kind>
  private let ignoresCase: Bool

  /// - Parameter source: who speaks; an event that it may not send is refused.
  init(_ value: FileValue, from source: Report.Source, ignoresCase: Bool) throws(FileError) {
    let reader = StatusMapReader(source: source, ignoresCase: ignoresCase)
    let rules = try reader.table(value) { value throws(FileError) in try reader.rule(value) }
    guard !rules.isEmpty else { throw value.refusal("Map at least one status to an event.") }
    self.rules = rules
    asked = Set(rules.values.flatMap { ([$0.sense] + $0.byReason.values).compactMap(\.asks) })
    self.ignoresCase = ignoresCase
  }

  /// Nil where the file does not name the status.
  /// - Parameter reasons: codes that came with the status; the first that is mapped counts.
  package func sense(of status: String, reasons: [String] = []) -> Sense? {
    guard let rule = rules[key(status)] else { return nil }
    for reason in reasons {
      if let sense = rule.byReason[key(reason)] { return sense }
    }
    return rule.sense
  }

  /// Whether the file names this code beside this status. Where it names none at all, codes say nothing more.
  package func knows(_ reason: String, of status: String) -> Bool {
    guard let rule = rules[key(status)] else { return false }
    return rule.byReason.isEmpty || rule.byReason[key(reason)] != nil
  }

  /// The events that it can bring about.
  package var events: Set<RefillChart.EventKind> {
    var events: Set<RefillChart.EventKind> = []
    for rule in rules.values {
      for sense in [rule.sense] + rule.byReason.values {
        if case .event(let kind) = sense.meaning { events.insert(kind) }
      }
    }
    return events
  }

  /// Whether two words are the same status here.
  func isSame(_ one: String, _ other: String) -> Bool { key(one) == key(other) }

  private func key(_ word: String) -> String { ignoresCase ? word.lowercased() : word }
}
