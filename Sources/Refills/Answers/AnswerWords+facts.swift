import Statecharts

extension AnswerWords {
  func sent(_ sent: SentAnswer) -> String {
    switch sent {
    case .notYet: say(FactPhrase.notSentYet)
    case .notSigned: say(FactPhrase.notSigned)
    case .noProof: say(FactPhrase.noProof)
    case .sending: say(FactPhrase.beingSent)
    case .unknown: say(FactPhrase.notKnownWhetherSent)
    case .refused: say(FactPhrase.refused)
    case .yes(let moment, let isConfirmed):
      sentences([
        moment.map { say(FactPhrase.sentAt, [.time: time($0)]) } ?? say(FactPhrase.sentTo),
        isConfirmed ? nil : say(FactPhrase.notConfirmed),
      ])
    case .never: say(FactPhrase.neverSent)
    }
  }

  func visit(_ visit: VisitAnswer) -> String {
    switch visit {
    case .asked: say(FactPhrase.visitAsked)
    case .neededFirst: say(FactPhrase.visitFirst)
    case .noneKnown: say(FactPhrase.noVisit)
    }
  }

  func pay(_ pay: PayAnswer) -> String {
    switch pay {
    case .payment: say(FactPhrase.paymentOpen)
    case .price: say(FactPhrase.priceOpen)
    case .insurance: say(FactPhrase.insuranceOpen)
    case .unknown: say(FactPhrase.noPrice)
    }
  }

  func message(_ message: MessageAnswer) -> String {
    say(message.link == nil ? FactPhrase.callUs : .writeOrCall)
  }

  func asOf(_ freshness: Freshness) -> String {
    switch freshness {
    case .notAsked: say(AgePhrase.noNews)
    case .fresh(let moment, let next):
      sentences([
        moment.map { say(AgePhrase.asOf, [.time: time($0)]) } ?? say(AgePhrase.ageUnknown), again(next),
      ])
    case .stale(let moment, let next):
      sentences([since(moment), say(AgePhrase.mayHaveChanged), again(next)])
    case .unavailable(let moment):
      sentences([say(AgePhrase.noReach), moment.map { say(AgePhrase.lastNews, [.time: time($0)]) }])
    case .notSupported: say(AgePhrase.neverReports)
    }
  }

  private func since(_ moment: Instant?) -> String {
    guard let moment else { return say(AgePhrase.nothingYet) }
    return say(isToday(moment) ? AgePhrase.nothingSinceTime : .nothingSinceDate, [.time: time(moment)])
  }

  private func again(_ next: Instant?) -> String? {
    next.map { say(AgePhrase.weAskAgain, [.when: at($0)]) }
  }
}
