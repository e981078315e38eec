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

  private struct Rule: Hashable, Sendable {
    var meaning: Meaning
    var byReason: [String: Meaning]
  }

  private let rules: [String: Rule]
  private let ignoresCase: Bool

  /// - Parameter source: who speaks; an event that it may not send is refused.
  init(_ value: FileValue, from source: Report.Source, ignoresCase: Bool) throws(FileError) {
    var rules: [String: Rule] = [:]
    for (status, value) in try value.table().entries {
      let key = ignoresCase ? status.lowercased() : status
      guard rules[key] == nil else {
        throw value.refusal("“\(status)” stands here twice when case is ignored.")
      }
      rules[key] = try Self.rule(value, from: source, ignoresCase: ignoresCase)
    }
    guard !rules.isEmpty else { throw value.refusal("Map at least one status to an event.") }
    self.rules = rules
    self.ignoresCase = ignoresCase
  }

  private static func rule(
    _ value: FileValue, from source: Report.Source, ignoresCase: Bool
  ) throws(FileError) -> Rule {
    guard value.isMapping else { return Rule(meaning: try meaning(value, from: source), byReason: [:]) }
    let mapping = try value.mapping(["event", "reasons"])
    var byReason: [String: Meaning] = [:]
    for (reason, value) in try mapping.required("reasons").table().entries {
      byReason[ignoresCase ? reason.lowercased() : reason] = try meaning(value, from: source)
    }
    return Rule(meaning: try meaning(try mapping.required("event"), from: source), byReason: byReason)
  }

  private static func meaning(_ value: FileValue, from source: Report.Source) throws(FileError) -> Meaning {
    let text = try value.text()
    switch text {
    case "nothing": return .nothing
    case "unmapped": return .unmapped
    default: break
    }
    guard let kind = RefillChart.EventKind(rawValue: text), RefillChart.EventKind.reporting.contains(kind)
    else {
      throw value.refusal(
        "“\(text)” is no news of a pharmacy or carrier: write an event that carries a report, nothing, or unmapped."
      )
    }
    guard kind.actors.contains(source == .carrier ? .carrier : .pharmacy) else {
      throw value.refusal("A \(source.rawValue) may not say “\(text)”.")
    }
    return .event(kind)
  }

  /// - Parameter reasons: codes that came with the status; the first that is mapped counts.
  package func meaning(of status: String, reasons: [String] = []) -> Meaning {
    guard let rule = rules[ignoresCase ? status.lowercased() : status] else { return .unmapped }
    for reason in reasons {
      if let meaning = rule.byReason[ignoresCase ? reason.lowercased() : reason] { return meaning }
    }
    return rule.meaning
  }
}
