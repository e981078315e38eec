package import Statecharts

/// What the patient needs to do now.
package struct ActAnswer: Hashable, Sendable {
  /// One thing to do.
  package enum Task: Hashable, Sendable {
    /// Safety first: it was stopped, and may still come.
    case doNotTake
    case action(OpenAction)
    /// Something was asked that is not in the list any more.
    case seeWhatWeAsked
    case answerChange
    case checkDetailsAtPharmacy
    case collect
    case collectPart
    case callBeforeYouGo
    case sayWhetherYouHaveIt
    case askToFillAgain
    case callNewPharmacy
    case askWhatToTake
    case askForNewPrescription
    case bookVisit
    /// The scheduler offered times.
    case chooseVisit
    /// It is booked, and the refill waits for it.
    case attendVisit(Instant)
    /// Something is due, below on the page.
    case pay
    case getTests
    case askOtherProvider
    case callUs
  }

  /// In the order in which they are shown; empty: nothing to do.
  package let tasks: [Task]
  /// Something open holds up what comes next.
  package let isHoldingUp: Bool
  /// It was asked more than once and not done.
  package let isOverdue: Bool
  package let answer: RefillChart.Answer

  package var isNeeded: Bool { !tasks.isEmpty }
}
