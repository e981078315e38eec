package import Statecharts

/// What is known of a matter beside its state.
package protocol BesideFacts: Hashable, Sendable, Codable {
  associatedtype Chart: BesideChart
  /// Nothing yet.
  init()
  /// What the event says, before the chart steps.
  mutating func take(_ event: Chart.Event, from sender: Sender, at now: Instant)
}
