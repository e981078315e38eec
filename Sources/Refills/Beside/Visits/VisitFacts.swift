package import Statecharts

/// What is known of a visit.
package struct VisitFacts: BesideFacts {
  package typealias Chart = VisitChart

  /// As the scheduler said it last.
  package private(set) var plan = VisitPlan()
  /// The time that was said before it was moved.
  package private(set) var movedFrom: Instant?
  /// The one of the offered times that the patient chose.
  package private(set) var chosen: Instant?
  package private(set) var cancelled: VisitCancelling?
  /// A person was called to book it, and whether that is done with the last step.
  private var isCalled = false
  package private(set) var isAnswered = false
  /// What the patient said who cannot come then.
  package private(set) var wish: String?

  package init() {}

  package mutating func take(_ event: VisitChart.Event, from sender: Sender, at now: Instant) {
    isAnswered = false
    switch event {
    case .visitOffered(let plan):
      self.plan = plan
      chosen = nil
      answer()
    case .visitBooked(let plan), .visitMoved(let plan):
      if let before = self.plan.startsAt, before != plan.startsAt { movedFrom = before }
      self.plan = plan
      (chosen, cancelled, wish) = (nil, nil, nil)
      answer()
    case .visitChosen(let choice):
      chosen = choice.startsAt
      isCalled = true
    case .visitMoveAsked(let word):
      wish = word.text
      isCalled = true
    case .visitCancelled(let cancelling):
      cancelled = cancelling
      answer()
    case .visitHeld: answer()
    case .visitConfirmed, .visitMissed: break
    }
  }

  private mutating func answer() {
    isAnswered = isCalled
    isCalled = false
  }
}
