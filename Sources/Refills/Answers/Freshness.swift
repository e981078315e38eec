package import Statecharts

/// How much our knowledge is worth: silence is a state, and is said.
package enum Freshness: Hashable, Sendable {
  /// The pharmacy is not asked, because nothing is there yet, or no more, because it is over.
  case notAsked
  case fresh(asOf: Instant?, next: Instant?)
  case stale(asOf: Instant?, next: Instant?)
  case unavailable(asOf: Instant?)
  /// This pharmacy never reports.
  case notSupported
}
