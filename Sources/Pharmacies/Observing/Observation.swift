package import Refills

/// What one answer says of one item, before anybody asks whether it is news.
package struct Observation: Hashable, Sendable {
  /// The system's own id.
  package let item: String
  /// Our id, where the system gives it back.
  package let reference: String?
  package let meaning: StatusMap.Meaning
  package var report: Report
  /// SHA-256 of the item's canonical JSON.
  package let digest: [UInt8]
  /// Names of the fields that are there and cannot be read; each counts as not given.
  package let unread: [String]

  /// What goes through the door; nil where the status is known and no news.
  package var event: RefillChart.Event? {
    switch meaning {
    case .event(let kind): RefillChart.Event(kind: kind, carrying: report)
    case .unmapped: .pharmacyUnmapped(report)
    case .nothing: nil
    }
  }
}
