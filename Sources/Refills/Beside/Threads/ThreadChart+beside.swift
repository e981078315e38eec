package import Statecharts

/// What a patient and the clinic write to each other about a refill.
package typealias Conversation = Matter<ThreadChart>

extension ThreadChart.State: BesideState {}

extension ThreadChart: BesideChart {
  package typealias Kind = ThreadKind
  package typealias Facts = ThreadFacts

  package static func state(in configuration: Configuration) -> State? { Regions(configuration)?.state }
  package static func kind(of event: Event) -> EventKind { event.kind }
  package static func command(at index: Int) -> Command? { Command(index: index) }

  package static func answer(_ guardIndex: Int, from facts: ThreadFacts) -> Bool {
    GuardAdapter(facts).answer(guardIndex)
  }

  package static func asks(_ kind: OpenAction.Kind, _ matter: Conversation) -> Bool { false }

  package static func followUps(_ command: Command, of facts: ThreadFacts, after sender: Sender) -> [FollowUp]
  {
    switch command {
    case .callSupport: [FollowUp(.patientTexted(Word()), from: .system)]
    case .callUrgently:
      [
        FollowUp(.patientTexted(Word()), from: .system),
        FollowUp(
          .patientFeelsUnwell(Word()),
          from: sender.actor == .system ? Sender(.support, name: sender.name) : sender),
      ]
    case .endTask: [FollowUp(.taskDone(TaskClosing(owner: .support, cause: .patientTexted)), from: sender)]
    case .tellPatient:
      [
        FollowUp(.threadAnswered, from: .system),
        FollowUp(.taskDone(TaskClosing(owner: .support, cause: .patientTexted)), from: sender),
      ]
    }
  }
}
