import Refills
import Statecharts
import Testing

@Suite("What a payment system says of a charge")
struct PaymentWordTests {
  private func money(_ amount: String) throws -> Money { try #require(Money(amount, currency: "USD")) }

  private func charge(_ events: ChargeChart.Event...) throws -> Charge {
    var charge = try MatterSample<ChargeChart>()
    for event in events { try charge.tell(event, by: .billing) }
    return charge.matter
  }

  private func due(_ amount: String = "40.00") throws -> ChargeChart.Event {
    .chargeDue(ChargeBill(what: "The visit", amount: try money(amount), payLink: "https://pay.example/1"))
  }

  private func word(_ outcome: PaymentWord.Outcome, _ amount: String? = nil, at: Instant? = nil) throws
    -> PaymentWord
  {
    PaymentWord(
      charge: try #require(ExternalID("c-1")), outcome: outcome, amount: try amount.map(money), at: at)
  }

  @Test("A payment of what is due makes it paid, with its receipt, and keeps the rest of the bill")
  func paid() throws {
    let found = try word(.paid, "40.00").event(
      of: try charge(due()), receipt: "https://pay.example/r")
    guard case .chargePaid(let bill)? = found else {
      Issue.record("\(String(describing: found))")
      return
    }
    #expect(bill.what == "The visit" && bill.amount?.text == "$40.00")
    #expect(bill.payLink == "https://pay.example/1" && bill.receiptLink == "https://pay.example/r")
  }

  @Test("Nobody guesses where another amount was paid, or in another currency")
  func otherAmount() throws {
    let charge = try charge(due())
    for amount in ["39.99", "40.01", "0.00"] {
      #expect(throws: PaymentWord.Contradiction.otherAmount) {
        try word(.paid, amount).event(of: charge, receipt: nil)
      }
    }
    let euros = PaymentWord(
      charge: try #require(ExternalID("c-1")), outcome: .paid, amount: Money("40.00", currency: "EUR"))
    #expect(throws: PaymentWord.Contradiction.otherAmount) { try euros.event(of: charge, receipt: nil) }
  }

  @Test("What is repeated, or comes late, changes nothing")
  func late() throws {
    let paid = try charge(due(), .chargePaid(ChargeBill(amount: money("40.00"))))
    #expect(try word(.paid, "40.00").event(of: paid, receipt: nil) == nil)
    #expect(try word(.failed).event(of: paid, receipt: nil) == nil, "it was the try before")
    let refunded = try charge(due(), .chargePaid(ChargeBill()), .chargeRefunded(ChargeBill()))
    #expect(try word(.refunded).event(of: refunded, receipt: nil) == nil)
    #expect(try word(.paid, "40.00").event(of: refunded, receipt: nil) == nil)
    let failed = try charge(due(), .chargeFailed(ChargeBill(amount: money("40.00"))))
    #expect(try word(.failed).event(of: failed, receipt: nil) == nil)
    #expect(try word(.paid, "40.00").event(of: failed, receipt: nil)?.kind == .chargePaid)
  }

  @Test("A payment that was taken back is not paid by the same payment said again, and is by the next")
  func takenBack() throws {
    let back = try charge(
      due(), .chargePaid(ChargeBill(amount: money("40.00"))),
      .chargeFailed(ChargeBill(amount: money("40.00"))))
    let paidAt = try #require(back.steps.last { $0.to == .paid }).at
    #expect(try word(.paid, "40.00", at: paidAt).event(of: back, receipt: nil) == nil)
    #expect(
      try word(.paid, "40.00", at: paidAt + .minutes(1)).event(of: back, receipt: nil) == nil, "clocks differ"
    )
    let next = try word(.paid, "40.00", at: paidAt + .days(2)).event(of: back, receipt: nil)
    #expect(next?.kind == .chargePaid)
    #expect(throws: PaymentWord.Contradiction.paidBefore) {
      try word(.paid, "40.00").event(of: back, receipt: nil)
    }
    let disputed = try charge(
      due(), .chargePaid(ChargeBill(amount: money("40.00"))),
      .chargeDisputed(ChargeBill(amount: money("40.00"))))
    #expect(try word(.paid, "40.00", at: paidAt + .minutes(1)).event(of: disputed, receipt: nil) == nil)
  }

  @Test("What does not say how much is nobody's guess")
  func noAmount() throws {
    let due = try charge(due())
    let paid = try charge(self.due(), .chargePaid(ChargeBill(amount: money("40.00"))))
    #expect(throws: PaymentWord.Contradiction.otherAmount) { try word(.paid).event(of: due, receipt: nil) }
    #expect(throws: PaymentWord.Contradiction.otherAmount) {
      try word(.refunded).event(of: paid, receipt: nil)
    }
  }

  @Test("All that is given back ends it, a part does not")
  func refunds() throws {
    let paid = try charge(due(), .chargePaid(ChargeBill(amount: money("40.00"))))
    #expect(try word(.refunded, "40.00").event(of: paid, receipt: nil)?.kind == .chargeRefunded)
    #expect(try word(.refunded, "10.00").event(of: paid, receipt: nil) == nil)
  }

  @Test("A try that fails says so of what is to be paid")
  func failed() throws {
    #expect(try word(.failed).event(of: try charge(due()), receipt: nil)?.kind == .chargeFailed)
  }
}
