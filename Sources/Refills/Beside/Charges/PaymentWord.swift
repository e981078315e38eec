package import Statecharts

/// What a payment system says of a charge.
package struct PaymentWord: Hashable, Sendable {
  package enum Outcome: String, CaseIterable, Hashable, Sendable {
    case paid, failed, refunded
  }

  /// Why it cannot be taken as it is: a person looks.
  package enum Contradiction: Error, Hashable, Sendable {
    /// Another amount than the charge's, or none that is said.
    case otherAmount
    /// It was paid before and taken back, and nobody says when this payment was.
    case paidBefore
  }

  /// The clinic's id of the charge.
  package let charge: ExternalID
  package let outcome: Outcome
  /// What was paid or given back; nil: it does not say.
  package let amount: Money?
  /// When it happened, by the system's own clock; nil: it does not say.
  package let at: Instant?
  /// Where the receipt is.
  package let receiptLink: String?

  package init(
    charge: ExternalID, outcome: Outcome, amount: Money? = nil, at: Instant? = nil, receiptLink: String? = nil
  ) {
    self.charge = charge
    self.outcome = outcome
    self.amount = amount
    self.at = at
    self.receiptLink = receiptLink
  }

  /// What is new in it for the charge; nil: nothing is.
  ///
  /// Payment systems repeat what they say and promise no order: a failure that comes after the payment was the try before
  /// it, and a payment that comes after the money went back says nothing new. A part that is given back leaves a charge
  /// paid.
  /// - Parameter receipt: where the receipt is, once somebody has looked at the address; nil: none is shown.
  /// - Throws: where more or less was paid than is to be paid.
  package func event(of charge: Charge, receipt: String?) throws(Contradiction) -> ChargeChart.Event? {
    let bill = charge.facts.bill
    switch (outcome, charge.state) {
    case (.paid, .paid), (.paid, .disputed), (.paid, .refunding), (.paid, .refunded): return nil
    case (.paid, _):
      if try isRepeated(for: charge) { return nil }
      guard let amount, bill.amount == nil || amount == bill.amount else { throw .otherAmount }
      return .chargePaid(bill.paid(amount, receipt: receipt))
    case (.failed, .noted), (.failed, .quoted), (.failed, .accepted), (.failed, .due):
      return .chargeFailed(bill)
    case (.failed, _): return nil
    case (.refunded, .refunded): return nil
    case (.refunded, _):
      guard let amount else { throw .otherAmount }
      return bill.amount == nil || amount == bill.amount ? .chargeRefunded(bill) : nil
    }
  }

  /// How far the system's clock and ours may differ, and the clinic's own word be faster. What is taken back is so after days.
  private static let clocksApart = Span.hours(1)

  /// Whether it is a payment of before, which was taken back since.
  private func isRepeated(for charge: Charge) throws(Contradiction) -> Bool {
    guard let paidAt = charge.steps.last(where: { $0.to == .paid })?.at else { return false }
    guard let at else { throw .paidBefore }
    return at <= paidAt + Self.clocksApart
  }
}

extension ChargeBill {
  fileprivate func paid(_ paid: Money, receipt: String?) -> ChargeBill {
    ChargeBill(
      what: what, charger: charger, amount: amount ?? paid, dueAt: dueAt, renewsAt: renewsAt,
      payLink: payLink,
      receiptLink: receipt ?? receiptLink, holdsUpSending: holdsUpSending)
  }
}
