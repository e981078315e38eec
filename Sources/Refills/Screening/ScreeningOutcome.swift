/// What the checks on a request found.
package enum ScreeningOutcome: Hashable, Sendable {
  /// It goes on to a person, with what they should see; the findings stand in the order of the checks.
  case passed([ScreeningFinding])
  /// It is not taken, and the patient is told why and what instead.
  case failed(ScreeningFailure)
}
