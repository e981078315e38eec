/// Which of the two roads out of review a refill takes.
package enum Road: String, CaseIterable, Hashable, Sendable, Codable {
  /// Repeats are left: approved, then our order goes to the pharmacy.
  case repeats
  /// None is left: approved, then a new prescription is signed in the prescribing system.
  case renewal
}
