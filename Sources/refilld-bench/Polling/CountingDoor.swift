import Refills
import Synchronization
import Tracking

/// The door, with a count of what it settled.
struct CountingDoor: Doorway {
  let door: DoorService
  let desk: PollDesk

  func submit(_ submission: Submission) async -> DoorAnswer {
    let answer = await door.submit(submission)
    count(submission, answer)
    return answer
  }

  func submit(inOrder submissions: [Submission]) async -> [DoorAnswer] {
    let answers = await door.submit(inOrder: submissions)
    for (submission, answer) in zip(submissions, answers) { count(submission, answer) }
    return answers
  }

  private func count(_ submission: Submission, _ answer: DoorAnswer) {
    let isNews = submission.sender.actor == .pharmacy
    var hasMoved = false
    if case .answered(.done, _) = answer { hasMoved = true }
    desk.counts.withLock { counts in
      counts.settled += 1
      if isNews, hasMoved { counts.changed += 1 }
    }
  }
}
