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

  package func visit(_ visit: VisitAnswer) -> String {
    switch visit {
    case .asked: say(FactPhrase.visitAsked)
    case .offered: say(VisitPhrase.choose)
    case .askedFor(let moment):
      moment.map { say(VisitPhrase.askedFor, [.time: time($0)]) } ?? say(VisitPhrase.askedForSome)
    case .booked(let moment): say(VisitPhrase.on, [.when: at(moment)])
    case .moved(let moment, _): say(VisitPhrase.moved, [.when: at(moment)])
    case .moveAsked(let moment): say(VisitPhrase.moveAsked, [.when: at(moment)])
    case .planned: say(VisitPhrase.noTime)
    case .missed: say(VisitPhrase.missed)
    case .held(let moment): moment.map { say(VisitPhrase.held, [.when: at($0)]) } ?? say(VisitPhrase.heldOnce)
    case .cancelled: say(VisitPhrase.cancelled)
    case .neededFirst: say(FactPhrase.visitFirst)
    case .noneKnown: say(FactPhrase.noVisit)
    }
  }

  package func pay(_ pay: PayAnswer) -> String {
    switch pay {
    case .charge(let charge, let others):
      sentences([named(charge), others > 0 ? say(ChargePhrase.others) : nil])
    case .payment: say(FactPhrase.paymentOpen)
    case .price: say(FactPhrase.priceOpen)
    case .insurance: say(FactPhrase.insuranceOpen)
    case .replacement: say(FactPhrase.noCostAgain)
    case .unknown: say(FactPhrase.noPrice)
    }
  }

  func message(_ message: MessageAnswer) -> String {
    switch message.thread {
    case .answered?: say(ThreadPhrase.answered)
    case .waiting?: say(ThreadPhrase.waiting)
    case .quiet?, .over?, nil:
      say(message.hasBox || message.link != nil ? FactPhrase.writeOrCall : .callUs)
    }
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
