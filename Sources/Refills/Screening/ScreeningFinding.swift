package import Statecharts

/// Something about a request that passed which the person who decides should see.
package enum ScreeningFinding: Hashable, Sendable {
  /// Asked for before its day, with a reason.
  case early(until: Instant, reason: String)
  /// All fills were used; it takes a new prescription.
  case noRepeatsLeft
  case repeatsNotGiven
  /// The prescription is over; it takes a new one.
  case ended(Instant)
  case endNotGiven
  /// Nobody knows when it would be too soon.
  case daysSupplyNotGiven
  case lastFillNotGiven
}
