import Statecharts

/// An event that a chart has set going and not yet got.
struct PendingEvent: Sendable, Equatable {
  /// What brings it.
  enum Source: Sendable, Equatable {
    /// A `send`; the id names it for `cancel`.
    case send(id: String?)
    /// An index into `Chart.clocks`.
    case clock(Int)
  }

  let due: Instant
  /// What is due at the same moment arrives in the order in which it was set going.
  let number: Int
  /// An index into `Chart.events`.
  let event: Int
  let source: Source
}
