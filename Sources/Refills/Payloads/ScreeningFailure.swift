package import Statecharts

/// Why a request was not taken, and what instead.
package struct ScreeningFailure: Hashable, Sendable, Codable {
  package enum Reason: String, CaseIterable, Hashable, Sendable, Codable {
    /// Another refill of this prescription is on its way: we already have it.
    case duplicate
    case tooSoon
    case discontinued
  }

  package let reason: Reason
  /// For `tooSoon`: from when on it can be asked for.
  package let notBefore: Instant?
  /// For `duplicate`: the refill that is on its way.
  package let other: RefillID?

  package init(reason: Reason, notBefore: Instant? = nil, other: RefillID? = nil) {
    self.reason = reason
    self.notBefore = notBefore
    self.other = other
  }
}
