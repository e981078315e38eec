package import Statecharts

/// Something that a patient pays.
package typealias Charge = Matter<ChargeChart>

extension ChargeChart.State: BesideState {}

extension ChargeChart: BesideChart {
  package typealias Kind = ChargeKind
  package typealias Facts = ChargeFacts

  package static func state(in configuration: Configuration) -> State? { Regions(configuration)?.state }
  package static func kind(of event: Event) -> EventKind { event.kind }
  package static func command(at index: Int) -> Command? { Command(index: index) }

  package static func answer(_ guardIndex: Int, from facts: ChargeFacts) -> Bool {
    GuardAdapter(facts).answer(guardIndex)
  }

  package static func asks(_ kind: OpenAction.Kind, _ charge: Charge) -> Bool {
    switch charge.state {
    case .quoted: kind == .price
    case .failed: kind == .payment
    case .due: kind == .payment && charge.facts.bill.holdsUpSending
    case .noted, .accepted, .disputed, .paid, .refunding, .refunded, .dropped: false
    }
  }

  package static func followUps(_ command: Command, of facts: ChargeFacts, after sender: Sender) -> [FollowUp]
  {
    switch command {
    case .askForPrice: [open(.price, facts)]
    case .closePrice: [close(.price)]
    case .askForPayment: [open(.payment, facts, facts.bill.holdsUpSending ? .sending : .nothing)]
    // What is merely due stands on the page; the refill waits for it only where the clinic says so.
    case .askForPaymentFirst: facts.bill.holdsUpSending ? [open(.payment, facts, .sending)] : []
    case .closePayment: [close(.payment)]
    }
  }

  private static func open(
    _ kind: OpenAction.Kind, _ facts: ChargeFacts, _ blocking: OpenAction.Blocking? = nil
  ) -> FollowUp {
    FollowUp(
      .actionOpened(OpenAction(kind: kind, link: facts.bill.payLink, blocking: blocking)), from: .system)
  }

  private static func close(_ kind: OpenAction.Kind) -> FollowUp {
    FollowUp(.actionClosed(ActionClosing(kind: kind)), from: .system)
  }
}
