import Statecharts

/// An event that a chart has sent and not yet got.
struct PendingSend: Sendable {
  let due: Instant
  /// Sends that are due at the same moment arrive in the order in which they were made.
  let number: Int
  let event: Int
  let id: String?
}
