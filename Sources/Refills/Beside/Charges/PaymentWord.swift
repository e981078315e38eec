/// What a payment system says of a charge.
package struct PaymentWord: Hashable, Sendable {
  package enum Outcome: String, CaseIterable, Hashable, Sendable {
    case paid, failed, refunded
  }

  /// Why it cannot be taken as it is.
  package enum Contradiction: Error, Hashable, Sendable {
    /// Another amount than the charge's.
    case otherAmount
  }

  /// The clinic's id of the charge.
  package let charge: ExternalID
  package let outcome: Outcome
  /// What was paid or given back; nil: it does not say.
  package let amount: Money?
  /// Where the receipt is, by https.
  package let receiptLink: String?

  package init(charge: ExternalID, outcome: Outcome, amount: Money? = nil, receiptLink: String? = nil) {
    self.charge = charge
    self.outcome = outcome
    self.amount = amount
    self.receiptLink = receiptLink
  }

  /// What is new in it for the charge; nil: nothing is.
  ///
  /// Payment systems repeat what they say and promise no order: a failure that comes after the payment was the try before
  /// it, and a payment that comes after the money went back says nothing new. A part that is given back leaves a charge
  /// paid.
  /// - Throws: where more or less was paid than is to be paid: then a person looks.
  package func event(of charge: Charge) throws(Contradiction) -> ChargeChart.Event? {
    let bill = charge.facts.bill
    let isWhole = amount == nil || bill.amount == nil || amount == bill.amount
    switch (outcome, charge.state) {
    case (.paid, .paid), (.paid, .refunding), (.paid, .refunded): return nil
    case (.paid, _):
      if !isWhole { throw .otherAmount }
      return .chargePaid(bill.paid(amount, receipt: receiptLink))
    case (.failed, .noted), (.failed, .quoted), (.failed, .accepted), (.failed, .due):
      return .chargeFailed(bill)
    case (.failed, _): return nil
    case (.refunded, .refunded): return nil
    case (.refunded, _): return isWhole ? .chargeRefunded(bill) : nil
    }
  }
}

extension ChargeBill {
  fileprivate func paid(_ paid: Money?, receipt: String?) -> ChargeBill {
    ChargeBill(
      what: what, charger: charger, amount: amount ?? paid, dueAt: dueAt, renewsAt: renewsAt,
      payLink: payLink,
      receiptLink: receipt ?? receiptLink, holdsUpSending: holdsUpSending)
  }
}
