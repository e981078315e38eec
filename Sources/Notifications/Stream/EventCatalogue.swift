import Refills
package import Store

/// Makes events of journal rows. Described for their readers in `docs/events.md`.
package struct EventCatalogue: Sendable {
  private let views: any Views
  private let source: String

  /// - Parameter source: a URI that names this installation, such as its public address.
  package init(_ views: any Views, source: String) {
    self.views = views
    self.source = source
  }

  /// Nil where the row changed no state, or tells of a state that this chart does not have.
  package func event(of row: JournalRow, id: String) throws(StoreError) -> CloudEvent? {
    let entry = row.entry
    guard entry.refusal == nil, let to = RegionStates(entry.to) else { return nil }
    let from = entry.from.isEmpty ? nil : RegionStates(entry.from)
    guard let type = EventType(from: from, to: to), let refill = try views.refill(entry.refill) else {
      return nil
    }
    let change = RefillChange(
      refill: entry.refill, external: refill.record.external, sequence: entry.version, from: from, to: to,
      cause: entry.kind, stage: to.stage, correction: entry.isCorrection)
    return CloudEvent(
      id: id, source: source, type: type, subject: entry.refill.text, time: entry.at,
      data: change)
  }
}
