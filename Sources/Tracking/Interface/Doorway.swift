/// The one door in, as the rooms beside it see it.
package protocol Doorway: Sendable {
  /// Returns after the commit that holds the submission. Not cancelled with the calling task: what was
  /// taken is decided and answered.
  func submit(_ submission: Submission) async -> DoorAnswer
}
