import Statecharts

extension AnswerWords {
  /// One charge, with what it is for.
  func named(_ charge: Charge) -> String {
    (charge.facts.bill.what.map { $0 + ": " } ?? "") + self.charge(charge)
  }

  /// One charge, in one or two sentences.
  package func charge(_ charge: Charge) -> String {
    let bill = charge.facts.bill
    let amount = (charge.state.answer == .accepted ? charge.facts.accepted : nil) ?? bill.amount
    let values: [Gap: String] = [
      .amount: amount?.text ?? say(ChargePhrase.someAmount), .date: bill.dueAt.map(date) ?? "",
    ]
    let phrase: ChargePhrase =
      switch charge.state.answer {
      case .noted: .noted
      case .quoted: .quoted
      case .accepted: .accepted
      case .due: bill.dueAt == nil ? .due : .dueBy
      case .failed: .failed
      case .paid: .paid
      case .disputed: .disputed
      case .refunding: .refunding
      case .refunded: .refunded
      case .dropped: .dropped
      }
    return sentences([
      say(phrase, values),
      charge.state.answer == .paid ? bill.renewsAt.map { say(ChargePhrase.renews, [.date: date($0)]) } : nil,
    ])
  }

  package func charger(_ charger: ChargeBill.Charger) -> String {
    switch charger {
    case .clinic: capitalised(say(ChargePhrase.clinic))
    case .pharmacy: capitalised(say(ChargePhrase.pharmacy))
    case .insurer: capitalised(say(ChargePhrase.insurer))
    }
  }
}
