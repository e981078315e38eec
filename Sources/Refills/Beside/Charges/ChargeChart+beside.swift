package import Statecharts

/// Something that a patient pays.
package typealias Charge = Matter<ChargeChart>

extension ChargeChart.State: BesideState {}
extension ChargeChart.EventKind: BesideEventKind {}

extension ChargeChart: BesideChart {
  package typealias Kind = ChargeKind
  package typealias Facts = ChargeFacts

  package static func state(in configuration: Configuration) -> State? { Regions(configuration)?.state }
  package static func kind(of event: Event) -> EventKind { event.kind }
  package static func command(at index: Int) -> Command? { Command(index: index) }

  package static func answer(_ guardIndex: Int, from facts: ChargeFacts) -> Bool {
    GuardAdapter(facts).answer(guardIndex)
  }

  package static func followUps(_ command: Command, of facts: ChargeFacts, after sender: Sender) -> [FollowUp]
  {
    switch command {
    case .askForPrice: [open(.price, facts)]
    case .closePrice: [close(.price)]
    case .askForPayment: [open(.payment, facts)]
    // What is merely due stands on the page; the refill waits for it only where the clinic says so.
    case .askForPaymentFirst: facts.bill.holdsUpSending ? [open(.payment, facts)] : []
    case .closePayment: [close(.price), close(.payment)]
    }
  }

  private static func open(_ kind: OpenAction.Kind, _ facts: ChargeFacts) -> FollowUp {
    FollowUp(.actionOpened(OpenAction(kind: kind, link: facts.bill.payLink)), from: .system)
  }

  private static func close(_ kind: OpenAction.Kind) -> FollowUp {
    FollowUp(.actionClosed(ActionClosing(kind: kind)), from: .system)
  }
}
