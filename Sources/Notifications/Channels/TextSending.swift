package import Statecharts

/// What gives a text to whoever carries it.
package protocol TextSending: Sendable {
  /// Tries once.
  func send(_ text: OutgoingText, at now: Instant) async -> SendOutcome
}
