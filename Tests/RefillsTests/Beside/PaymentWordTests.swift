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

  private func word(_ outcome: PaymentWord.Outcome, _ amount: String? = nil, receipt: String? = nil) throws
    -> PaymentWord
  {
    PaymentWord(
      charge: try #require(ExternalID("c-1")), outcome: outcome, amount: try amount.map(money),
      receiptLink: receipt)
  }

  @Test("A payment of what is due makes it paid, with its receipt, and keeps the rest of the bill")
  func paid() throws {
    let found = try word(.paid, "40.00", receipt: "https://pay.example/r").event(of: try charge(due()))
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
        try word(.paid, amount).event(of: charge)
      }
    }
    let euros = PaymentWord(
      charge: try #require(ExternalID("c-1")), outcome: .paid, amount: Money("40.00", currency: "EUR"))
    #expect(throws: PaymentWord.Contradiction.otherAmount) { try euros.event(of: charge) }
  }

  @Test("What is repeated, or comes late, changes nothing")
  func late() throws {
    let paid = try charge(due(), .chargePaid(ChargeBill(amount: money("40.00"))))
    #expect(try word(.paid, "40.00").event(of: paid) == nil)
    #expect(try word(.failed).event(of: paid) == nil, "it was the try before")
    let refunded = try charge(due(), .chargePaid(ChargeBill()), .chargeRefunded(ChargeBill()))
    #expect(try word(.refunded).event(of: refunded) == nil)
    #expect(try word(.paid, "40.00").event(of: refunded) == nil)
    let failed = try charge(due(), .chargeFailed(ChargeBill(amount: money("40.00"))))
    #expect(try word(.failed).event(of: failed) == nil)
    #expect(try word(.paid, "40.00").event(of: failed)?.kind == .chargePaid)
  }

  @Test("All that is given back ends it, a part does not")
  func refunds() throws {
    let paid = try charge(due(), .chargePaid(ChargeBill(amount: money("40.00"))))
    #expect(try word(.refunded, "40.00").event(of: paid)?.kind == .chargeRefunded)
    #expect(try word(.refunded, "10.00").event(of: paid) == nil)
  }

  @Test("A try that fails says so of what is to be paid")
  func failed() throws {
    #expect(try word(.failed).event(of: try charge(due()))?.kind == .chargeFailed)
  }
}
