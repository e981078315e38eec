package import Statecharts

/// An appointment.
package typealias Visit = Matter<VisitChart>

extension VisitChart.State: BesideState {}

extension VisitChart: BesideChart {
  package typealias Kind = VisitKind
  package typealias Facts = VisitFacts

  package static func state(in configuration: Configuration) -> State? { Regions(configuration)?.state }
  package static func kind(of event: Event) -> EventKind { event.kind }
  package static func command(at index: Int) -> Command? { Command(index: index) }
  /// It asks nothing.
  package static func answer(_ guardIndex: Int, from facts: VisitFacts) -> Bool { false }

  package static func asks(_ kind: OpenAction.Kind, _ visit: Visit) -> Bool {
    kind == .visit && [.missed, .recovering, .recoveryAsked].contains(visit.state)
  }

  package static func followUps(_ command: Command, of facts: VisitFacts, after sender: Sender) -> [FollowUp]
  {
    switch command {
    case .endTask:
      facts.isAnswered
        ? [FollowUp(.taskDone(TaskClosing(owner: .support, cause: .visitAsked)), from: .system)] : []
    case .callScheduler: [FollowUp(.visitAsked, from: .system)]
    case .closeVisit: [FollowUp(.actionClosed(ActionClosing(kind: .visit)), from: .system)]
    case .askForVisit:
      [FollowUp(.actionOpened(OpenAction(kind: .visit, link: facts.plan.moveLink)), from: .system)]
    }
  }
}
