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
  /// What the patient said who cannot come then.
  package private(set) var wish: String?

  package init() {}

  package mutating func take(_ event: VisitChart.Event, from sender: Sender, at now: Instant) {
    switch event {
    case .visitOffered(let plan):
      self.plan = plan
      chosen = nil
    case .visitBooked(let plan), .visitMoved(let plan):
      if let before = self.plan.startsAt, before != plan.startsAt { movedFrom = before }
      self.plan = plan
      (chosen, cancelled, wish) = (nil, nil, nil)
    case .visitChosen(let choice): chosen = choice.startsAt
    case .visitMoveAsked(let word): wish = word.text
    case .visitCancelled(let cancelling): cancelled = cancelling
    case .visitConfirmed, .visitHeld, .visitMissed: break
    }
  }
}
