package import Statecharts

/// One thing that happened, for one refill.
package struct Input: Hashable, Sendable {
  package let event: RefillChart.Event
  package let sender: Sender
  /// When the door took it.
  package let at: Instant
  /// The version that the sender had before them; nil: any.
  package let expectedVersion: Int64?
  /// For a clock's event: which arming fired.
  package let occurrence: Int64?

  package init(
    _ event: RefillChart.Event, from sender: Sender, at moment: Instant, expecting version: Int64? = nil,
    occurrence: Int64? = nil
  ) {
    self.event = event
    self.sender = sender
    at = moment
    expectedVersion = version
    self.occurrence = occurrence
  }
}
