import Foundation
import Refills
import Statecharts
import Testing

@Suite("A charge")
struct ChargeTests {
  private func bill(_ amount: String, holdsUp: Bool = false) throws -> ChargeBill {
    ChargeBill(amount: try money(amount), holdsUpSending: holdsUp)
  }

  private func money(_ amount: String) throws -> Money { try #require(Money(amount, currency: "USD")) }

  private func accepted(_ amount: String) throws -> MatterSample<ChargeChart> {
    var charge = try MatterSample<ChargeChart>()
    try charge.tell(.chargeQuoted(try bill(amount)), by: .billing)
    #expect(charge.followUps.map(\.event.kind) == [.actionOpened])
    try charge.tell(.chargeAccepted(ChargeAcceptance(amount: try money(amount))), by: .patient)
    #expect(charge.followUps.map(\.event.kind) == [.actionClosed])
    return charge
  }

  @Test("Nothing above the agreed amount is due or paid, in no other currency either")
  func agreed() throws {
    let charge = try accepted("12.50")
    #expect(charge.refusal(of: .chargeDue(try bill("12.51")), by: .billing) == .against(["isWithinAccepted"]))
    for event: ChargeChart.Event in [
      .chargePaid(try bill("12.51")), .chargeFailed(try bill("99.00")), .chargeDisputed(try bill("99.00")),
    ] {
      #expect(charge.refusal(of: event, by: .billing) == .against(["isWithinAccepted"]))
    }
    let other = ChargeBill(amount: Money("1.00", currency: "EUR"))
    #expect(charge.refusal(of: .chargeDue(other), by: .billing) != nil)
    #expect(charge.refusal(of: .chargeDue(try bill("12.50")), by: .billing) == nil)
    #expect(charge.refusal(of: .chargePaid(try bill("10.00")), by: .billing) == nil)
  }

  @Test("Another price is another question")
  func quotedAgain() throws {
    var charge = try accepted("12.50")
    try charge.tell(.chargeQuoted(try bill("14.00")), by: .billing)
    #expect(charge.matter.facts.accepted == nil && charge.matter.state == .quoted)
    for event: ChargeChart.Event in [.chargeDue(try bill("14.00")), .chargePaid(try bill("1.00"))] {
      #expect(charge.refusal(of: event, by: .billing) == .against(["isWithinAccepted"]))
    }
  }

  @Test("The same price, said with another due date, stays agreed to; a receipt comes after the payment")
  func saidAgain() throws {
    var charge = try accepted("12.50")
    let later = ChargeBill(amount: try money("12.50"), dueAt: MatterSample<ChargeChart>.start)
    try charge.tell(.chargeQuoted(later), by: .billing)
    #expect(charge.matter.state == .accepted && charge.matter.facts.bill.dueAt != nil)
    try charge.tell(.chargePaid(later), by: .billing)
    let receipt = ChargeBill(amount: try money("12.50"), receiptLink: "https://pay.example/r")
    try charge.tell(.chargePaid(receipt), by: .billing)
    #expect(charge.matter.state == .paid && charge.matter.facts.bill.receiptLink != nil)
    #expect(charge.followUps.isEmpty)
  }

  @Test("A browser proves no payment: only billing says that it is paid")
  func proof() throws {
    let charge = try accepted("12.50")
    for actor in [Actor.patient, .support, .provider] {
      guard case .notAllowed? = charge.refusal(of: .chargePaid(try bill("12.50")), by: actor) else {
        Issue.record("\(actor) marked it as paid")
        continue
      }
    }
  }

  @Test("What failed asks for the card; what is due holds up sending only where the clinic says so")
  func asking() throws {
    for (holdsUp, asked) in [(false, []), (true, [RefillChart.EventKind.actionOpened])] {
      var due = try MatterSample<ChargeChart>()
      try due.tell(.chargeDue(try bill("5.00", holdsUp: holdsUp)), by: .billing)
      #expect(due.followUps.map(\.event.kind) == asked)
      try due.tell(.chargeFailed(try bill("5.00")), by: .billing)
      #expect(due.followUps.map(\.event.kind) == [.actionOpened])
      try due.tell(.chargePaid(try bill("5.00")), by: .billing)
      #expect(due.followUps.map(\.event.kind) == [.actionClosed])
      #expect(due.matter.strayStep == nil)
    }
  }

  @Test(
    "An amount has digits and two decimals, and no more than a million",
    arguments: [
      ("12.50", "$12.50"), ("0.05", "$0.05"), ("7", "$7.00"), ("1000000.00", "$1000000.00"),
    ] as [(String, String)])
  func amounts(_ written: String, _ shown: String) throws { #expect(try money(written).text == shown) }

  @Test(
    "What is no amount is none",
    arguments: [
      "", ".", "1.", ".50", "12.5", "1e3", "-1.00", "+1.00", "1,00", "1000000.01", "99999999", "１.00", " 1",
    ])
  func noAmounts(_ written: String) {
    #expect(Money(written, currency: "USD") == nil)
    #expect(Money("1.00", currency: "usd") == nil)
  }
}
