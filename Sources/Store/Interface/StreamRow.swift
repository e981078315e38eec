package import Refills
package import Statecharts

/// A row of the journal as those who follow the stream need it: what moved, and nothing that is sealed. An object, since
/// it goes through several hands.
package final class StreamRow: Sendable {
  /// Ascending over all refills, without meaning between them.
  package let sequence: Int64
  package let refill: RefillID
  /// The clinic's own id.
  package let external: ExternalID
  package let brand: BrandName
  /// The refill's version after it.
  package let version: Int64
  package let at: Instant
  /// Name of the chart's event that moved it.
  package let kind: String
  /// Atomic states before and after: a JSON list of their ids, the same text for the same states.
  package let from: String
  package let to: String
  package let isCorrection: Bool
  /// The pharmacy that the refill is with now; nil: none.
  package let endpoint: EndpointName?

  package init(
    sequence: Int64, refill: RefillID, external: ExternalID, brand: BrandName, version: Int64, at: Instant,
    kind: String, from: String, to: String, isCorrection: Bool, endpoint: EndpointName? = nil
  ) {
    self.sequence = sequence
    self.refill = refill
    self.external = external
    self.brand = brand
    self.version = version
    self.at = at
    self.kind = kind
    self.from = from
    self.to = to
    self.isCorrection = isCorrection
    self.endpoint = endpoint
  }

  /// - Throws: where the states cannot be written.
  package convenience init(_ row: JournalRow, of refill: Refill) throws(StoreError) {
    let entry = row.entry
    func text(_ ids: [String]) throws(StoreError) -> String {
      do {
        return try StoredJSON.text(ids)
      } catch {
        throw StoreError(.other, "The states of \(entry.refill) cannot be written as JSON. Report this.")
      }
    }
    self.init(
      sequence: row.sequence, refill: entry.refill, external: refill.record.external,
      brand: refill.record.brand, version: entry.version, at: entry.at, kind: entry.kind.rawValue,
      from: try text(entry.from), to: try text(entry.to), isCorrection: entry.isCorrection,
      endpoint: refill.record.pharmacy?.endpoint)
  }

  /// The event's id: the refill's id, a hyphen and its version after the event, for example `rf_…-7`. A refill has
  /// each version once, so the id is the same in every delivery and for every consumer.
  package var id: String { "\(refill.text)-\(version)" }
}

extension StreamRow: Hashable {
  /// A row of the journal never changes.
  package static func == (one: StreamRow, other: StreamRow) -> Bool {
    one === other || (one.sequence == other.sequence && one.refill == other.refill)
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(sequence) }
}
