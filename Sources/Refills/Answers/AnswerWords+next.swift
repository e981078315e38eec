import Statecharts

extension AnswerWords {
  func next(_ next: NextAnswer) -> String {
    sentences(
      [next.correction.map { correction($0, by: next.correctedBy) }] + going(next)
        + [
          next.isElsewhere ? say(context.formerPharmacy == nil ? NextPhrase.notToFirst : .notTo) : nil,
          cancel(next), unsure(next), pace(next), expectation(next),
        ])
  }

  /// What comes next by itself: the state's own words, or what is said where more is known.
  private func going(_ next: NextAnswer) -> [String?] {
    let usual = { say(.next(next.answer)) }
    switch next.answer {
    case .approved: return [next.isRenewal ? say(NextPhrase.signsNew) : usual()]
    case .decidedElsewhere: return [say(next.isDecided ? NextPhrase.decided : .decides), usual()]
    case .sent: return [next.isTold ? usual() : say(NextPhrase.sentQuietly)]
    case .preparing: return [preparing(next)]
    case .remainder: return [share(next.quantity, .have, .haveOf), usual()]
    case .partlyReady: return had(next) + [share(next.quantity, .readyNow, .readyNowOf), usual()]
    case .ready:
      let rest =
        next.alreadyCollected == nil ? nil : next.quantity.map { Quantity(thousandths: $0.thousandths) }
      return had(next) + [share(rest, .areReady, .readyNowOf), ready(next)]
    case .readyWindowOver:
      return [
        next.readyAt.map { say(NextPhrase.wasReadyOn, [.date: date($0)]) },
        next.isTold ? usual() : say(NextPhrase.handsOutQuietly),
      ]
    case .holdTooSoon:
      return [next.heldUntil.map { say(NextPhrase.canFillFrom, [.date: date($0)]) } ?? usual()]
    case .holdOutOfStock:
      return [
        usual(),
        next.heldUntil.map { say(NextPhrase.hopesFor, [.date: date($0)]) } ?? say(NextPhrase.notToldWhen),
      ]
    case .denied: return next.denial.map(denied) ?? [usual()]
    case .notAccepted: return [next.failure.map(notAccepted) ?? usual()]
    case .received, .checkedAgain, .inReview, .confirmChange, .noProvider, .beforeSending, .toBeSigned,
      .sending, .sendingSlow, .pharmacyReceived, .transferring, .holdQuestion, .holdInsurance, .holdMismatch,
      .holdPharmacy, .packed, .shipped, .outForDelivery, .deliveryProblem, .deliveryDisputed, .pickedUp,
      .handedOver, .delivered, .closedUnconfirmed, .returnedToStock, .notDispensed, .cancelled,
      .transferredOut, .discontinued, .superseded, .replaced, .expired:
      return [usual()]
    }
  }

  private func preparing(_ next: NextAnswer) -> String {
    switch (next.isSentHome, next.isTold) {
    case (false, true): say(.next(next.answer))
    case (false, false): say(NextPhrase.preparingQuietly)
    case (true, true): say(NextPhrase.preparingToGo)
    case (true, false): say(NextPhrase.preparingToGoQuietly)
    }
  }

  private func ready(_ next: NextAnswer) -> String {
    if next.isSentHome { return say(NextPhrase.goesOut) }
    return next.collectBy.map { say(NextPhrase.pickUpBy, [.date: date($0)]) } ?? say(.next(next.answer))
  }

  /// What the patient has of it already.
  private func had(_ next: NextAnswer) -> [String?] { [share(next.alreadyCollected, .have, .haveOf)] }

  /// `You have 30 of 90.`; nil where nobody said how much.
  private func share(_ quantity: Quantity?, _ alone: NextPhrase, _ ofWhole: NextPhrase) -> String? {
    guard let quantity else { return nil }
    guard let whole = quantity.ofThousandths else {
      return say(alone, [.amount: units(quantity.thousandths)])
    }
    return say(ofWhole, [.amount: units(quantity.thousandths), .whole: units(whole)])
  }

  /// Thousandths as a decimal number without trailing zeros.
  private func units(_ thousandths: Int64) -> String {
    let rest = thousandths % 1000
    guard rest > 0 else { return String(thousandths / 1000) }
    var digits = String(1000 + rest).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(thousandths / 1000)\(language == .english ? "." : ",")\(digits)"
  }

  /// Why the provider said no, and what they said of the days without medicine.
  private func denied(_ denial: Denial) -> [String?] {
    [say(.why(denial.reason)), denial.gap.map(meanwhile)]
  }

  private func meanwhile(_ gap: Denial.Gap) -> String {
    switch gap {
    case .safeToWait: say(ReasonPhrase.safeToWait)
    case .bridge(let days): say(ReasonPhrase.enoughForDays, [.days: String(days)])
    case .weCallToday: say(ReasonPhrase.weCallToday)
    }
  }

  /// Why the request was not taken.
  private func notAccepted(_ failure: ScreeningFailure) -> String {
    switch failure.reason {
    case .duplicate: say(ReasonPhrase.alreadyAsked)
    case .tooSoon:
      failure.notBefore.map { say(ReasonPhrase.tooSoonUntil, [.date: date($0)]) } ?? say(ReasonPhrase.tooSoon)
    case .discontinued: say(ReasonPhrase.wasStopped)
    }
  }
}

extension NextAnswer {
  fileprivate var isSentHome: Bool { way.isSentHome }
}
