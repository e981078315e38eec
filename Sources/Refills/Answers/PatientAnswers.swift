import Statecharts

/// The six questions of a patient, answered from what is known and nothing else.
package struct PatientAnswers: Hashable, Sendable {
  /// How long a correction stays on the page: a patient who looks after a weekend still sees it.
  static let correctionShown = Span.days(3)

  package let stage: Stage
  package let next: NextAnswer
  package let act: ActAnswer
  package let visit: VisitAnswer
  package let sent: SentAnswer
  package let pay: PayAnswer
  package let message: MessageAnswer
  package let freshness: Freshness

  package init(of refill: Refill, in context: AnswerContext) {
    stage = refill.stage
    act = Self.act(refill, beside: context.beside, at: context.now)
    next = Self.next(refill, asks: act.isNeeded, at: context.now)
    visit = VisitAnswer(of: context.beside.visits, at: context.now) ?? Self.visit(refill)
    sent = Self.sent(refill)
    pay = PayAnswer(of: context.beside.charges, at: context.now) ?? Self.pay(refill.record)
    message = MessageAnswer(
      phone: context.phone, link: context.messageLink, thread: context.beside.thread?.state.answer,
      hasBox: true)
    freshness = Self.freshness(refill, in: context)
  }

  private static func visit(_ refill: Refill) -> VisitAnswer {
    if let action = refill.record.openActions.first(where: { $0.kind == .visit }) { return .asked(action) }
    return refill.denial?.reason == .needsAppointment ? .neededFirst : .noneKnown
  }

  private static func pay(_ record: RefillRecord) -> PayAnswer {
    for action in record.openActions {
      switch action.kind {
      case .payment: return .payment(action)
      case .price: return .price(action)
      case .insurance: return .insurance(action)
      case .visit, .labs, .questionnaire, .identity, .address, .choosePharmacy, .confirmChange,
        .collectElsewhere:
        continue
      }
    }
    return record.replaces == nil ? .unknown : .replacement
  }

  private static func freshness(_ refill: Refill, in context: AnswerContext) -> Freshness {
    let next = context.nextReading.flatMap { $0 > context.now ? $0 : nil }
    return switch refill.regions.tracking {
    case .notStarted: .notAsked
    case .fresh: .fresh(asOf: context.asOf, next: refill.isLive ? next : nil)
    case .stale: .stale(asOf: context.asOf, next: refill.isLive ? next : nil)
    case .unavailable: .unavailable(asOf: context.asOf)
    case .notSupported: .notSupported
    }
  }
}

extension Refill {
  /// The provider's no, while it is what closed the refill.
  package var denial: Denial? {
    guard progress == .denied, case .denied(let denial) = record.decision?.kind else { return nil }
    return denial
  }
}
