package import Refills

/// The data of an event: what changed, in ids and states. It names no person and no drug.
package struct RefillChange: Hashable, Sendable, Codable {
  package let refill: RefillID
  /// The clinic's own id.
  package let external: ExternalID
  /// The refill's version after the change. Ascending within a refill, with gaps where nothing moved.
  package let sequence: Int64
  /// Absent in the first event of a refill.
  package let from: RegionStates?
  package let to: RegionStates
  /// Name of the chart's event that moved it.
  package let cause: String
  package let stage: Stage
  /// What was said before is taken back.
  package let correction: Bool
}
