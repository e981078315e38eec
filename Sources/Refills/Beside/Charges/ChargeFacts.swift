package import Statecharts

/// What is known of a charge.
package struct ChargeFacts: BesideFacts {
  package typealias Chart = ChargeChart

  /// As the billing system said it last.
  package private(set) var bill = ChargeBill()
  /// What the patient agreed to; nil: nothing yet.
  package private(set) var accepted: Money?
  /// A price was quoted, and nobody has agreed to it.
  package private(set) var waitsForYes = false

  package init() {}

  package mutating func take(_ event: ChargeChart.Event, from sender: Sender, at now: Instant) {
    switch event {
    case .chargeQuoted(let bill):
      self.bill = bill
      // Another price is another question.
      if bill.amount != accepted { accepted = nil }
      waitsForYes = accepted == nil
    case .chargeAccepted(let acceptance):
      accepted = acceptance.amount
      waitsForYes = false
    case .chargeDropped(let bill):
      self.bill = bill
      (accepted, waitsForYes) = (nil, false)
    case .chargeDue(let bill), .chargePaid(let bill), .chargeFailed(let bill), .chargeDisputed(let bill),
      .chargeRefunding(let bill), .chargeRefunded(let bill):
      self.bill = bill
    }
  }
}

extension ChargeFacts: ChargeChart.Guards {
  /// The very price that was agreed to.
  package var isAcceptedPrice: Bool { accepted != nil && accepted == bill.amount }

  /// Nobody pays more than was agreed to, and nothing while a price waits for a yes; where nothing was asked, the clinic's
  /// own agreement holds.
  package var isWithinAccepted: Bool {
    guard !waitsForYes else { return false }
    guard let accepted, let amount = bill.amount else { return true }
    return amount.currency == accepted.currency && amount.minor <= accepted.minor
  }
}
