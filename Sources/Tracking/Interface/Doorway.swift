/// The one door in, as the rooms beside it see it.
package protocol Doorway: Sendable {
  /// Returns after the commit that holds the submission. Not cancelled with the calling task: what was
  /// taken is decided and answered.
  func submit(_ submission: Submission) async -> DoorAnswer
  /// Hands in several at once: they are decided in this order. Each stands alone.
  /// - Returns: the answers, in the same order.
  func submit(inOrder submissions: [Submission]) async -> [DoorAnswer]
}

extension Doorway {
  package func submit(inOrder submissions: [Submission]) async -> [DoorAnswer] {
    var answers: [DoorAnswer] = []
    for submission in submissions { answers.append(await submit(submission)) }
    return answers
  }
}
