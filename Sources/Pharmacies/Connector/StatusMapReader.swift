import Foundation
import Refills

/// Reads the right sides of a connector's statuses.
struct StatusMapReader {
  let source: Report.Source
  let ignoresCase: Bool

  /// A table whose keys may be several words that mean the same.
  func table<Entry>(
    _ value: FileValue, _ read: (FileValue) throws(FileError) -> Entry
  ) throws(FileError) -> [String: Entry] {
    var entries: [String: Entry] = [:]
    for (words, value) in try value.table().entries {
      let entry = try read(value)
      for word in words.components(separatedBy: StatusMap.joint) {
        guard entries.updateValue(entry, forKey: ignoresCase ? word.lowercased() : word) == nil else {
          throw value.refusal("“\(word)” stands here twice\(ignoresCase ? " when case is ignored" : "").")
        }
      }
    }
    return entries
  }

  func rule(_ value: FileValue) throws(FileError) -> StatusMap.Rule {
    guard value.isMapping else { return StatusMap.Rule(sense: try sense(value), byReason: [:]) }
    let mapping = try value.mapping(["event", "asks", "reasons"])
    guard mapping["asks"] != nil || mapping["reasons"] != nil else {
      throw value.refusal("Write the event alone, or add “reasons” or “asks”.")
    }
    let byReason = try mapping.optional("reasons") { value throws(FileError) in
      try table(value) { value throws(FileError) in try sense(value) }
    }
    return StatusMap.Rule(sense: try sense(of: mapping), byReason: byReason ?? [:])
  }

  /// An event, or an event with what it asks of the patient.
  private func sense(_ value: FileValue) throws(FileError) -> StatusMap.Sense {
    guard value.isMapping else { return StatusMap.Sense(meaning: try meaning(value), asks: nil) }
    return try sense(of: try value.mapping(["event", "asks"]))
  }

  private func sense(of mapping: FileMapping) throws(FileError) -> StatusMap.Sense {
    StatusMap.Sense(
      meaning: try meaning(try mapping.required("event")),
      asks: try mapping.optional("asks") { value throws(FileError) in try value.word(OpenAction.Kind.self) })
  }

  private func meaning(_ value: FileValue) throws(FileError) -> StatusMap.Meaning {
    let text = try value.text()
    switch text {
    case "nothing": return .nothing
    case "unmapped", RefillChart.EventKind.pharmacyUnmapped.rawValue: return .unmapped
    default: return .event(try event(value))
    }
  }

  /// An event that this source may say, or that its word is evidence for.
  func event(_ value: FileValue) throws(FileError) -> RefillChart.EventKind {
    let text = try value.text()
    let kind = RefillChart.EventKind(rawValue: text)
    if source == .pharmacy, let kind, StatusMap.evidence.contains(kind) { return kind }
    guard let kind, RefillChart.EventKind.reporting.contains(kind) else {
      throw value.refusal(
        "“\(text)” is no news of a pharmacy or carrier: write an event that carries a report, nothing, or unmapped."
      )
    }
    guard kind.actors.contains(source == .carrier ? .carrier : .pharmacy) else {
      throw value.refusal("A \(source.rawValue) may not say “\(text)”.")
    }
    return kind
  }
}
