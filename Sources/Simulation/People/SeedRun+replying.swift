import Refills
import SeededRandom
import Statecharts
import Tracking

extension SeedRun {
  /// A patient does what was asked, on the page; mostly there is something to say to it.
  func closeAction() {
    guard let refill = pick(liveRefills.filter { !$0.record.openActions.isEmpty }),
      let action = pick(refill.record.openActions)
    else { return anything() }
    let closing = ActionClosing(kind: action.kind, reply: dice.chance(60) ? reply(to: action.kind) : nil)
    request([.input(refill.id, .actionClosed(closing), expecting: nil)], by: .patient, named: "portal")
  }

  private func reply(to kind: OpenAction.Kind) -> ActionReply {
    switch kind {
    case .address: ActionReply(address: "\(dice.number(1...9)) Side Street")
    case .choosePharmacy:
      ActionReply(pharmacy: pick(pharmacies).map { PharmacyPlace(endpoint: $0.name, tells: $0.tells) })
    case .visit, .labs, .questionnaire, .identity, .insurance, .price, .payment, .confirmChange,
      .collectElsewhere:
      ActionReply(answers: [AnsweredQuestion(question: "Any new medicine?", answer: "No")])
    }
  }
}
