import Refills
import Statecharts
import Testing

@Suite("Somebody no longer wants it")
struct CancelTests {
  @Test("Before anything is sent it is simply cancelled")
  func beforeSending() throws {
    var desk = try Desk()
    try desk.reachReview()
    let decision = try desk.send(.patientCancel(CancelWish()), by: .patient, at: "2026-03-02 11:00")
    #expect(desk.refill.progress == .cancelled)
    #expect(decision.dispatches == [.notice(.cancelConfirmed, isCorrection: false)])
    #expect(desk.refill.regions.cancel == .noCancel)
    #expect(desk.refill.record.clocks.values.allSatisfy { $0.due == nil })
  }

  @Test("After sending it is a question to the pharmacy, which may say yes")
  func confirmed() throws {
    var desk = try Desk()
    try desk.reachPharmacy()
    let asked = try desk.send(.patientCancel(CancelWish()), by: .patient, at: "2026-03-02 12:00")
    #expect(asked.errands == [.cancel])
    #expect(desk.refill.progress == .sent)
    #expect(desk.due(.cancelDue) == "Mon, Mar 2, 4:00 PM")
    let answered = try desk.hear(.pharmacyCancelled, at: "2026-03-02 13:00")
    #expect(desk.refill.progress == .cancelled)
    #expect(answered.notices == [.cancelConfirmed])
  }

  @Test("The pharmacy may refuse, shipping may win, and the wish can be sent again")
  func refused() throws {
    var desk = try Desk(way: .mail)
    try desk.reachPharmacy()
    try desk.send(.patientCancel(CancelWish()), by: .patient, at: "2026-03-02 12:00")
    var shipped = desk
    #expect(try desk.hear(.pharmacyCancelRefused, at: "2026-03-02 13:00").notices == [.cancelRefused])
    #expect(
      try desk.send(.patientCancel(CancelWish()), by: .patient, at: "2026-03-02 14:00").errands == [.cancel])
    try shipped.hear(.carrierInTransit, at: "2026-03-02 13:00", from: .carrier)
    #expect(shipped.refill.regions.cancel == .cancelRefused)
    #expect(shipped.due(.cancelDue) == nil)
  }

  @Test("A pharmacy that cancels after all is believed, unless the medicine was handed over")
  func cancelledAfterAll() throws {
    var desk = try Desk()
    try desk.reachPharmacy()
    try desk.send(.patientCancel(CancelWish()), by: .patient, at: "2026-03-02 12:00")
    try desk.hear(.pharmacyCancelRefused, at: "2026-03-02 13:00")
    var collected = desk
    #expect(try desk.hear(.pharmacyCancelled, at: "2026-03-02 14:00").notices == [.cancelConfirmed])
    #expect(desk.refill.progress == .cancelled)
    try collected.hear(.pharmacyPickedUp, at: "2026-03-02 14:00")
    let report = try collected.news(seen: "2026-03-02 15:00", reportedAt: "2026-03-02 15:00", manner: .event)
    #expect(
      try collected.refusal(of: .pharmacyCancelled(report), by: .pharmacy, at: "2026-03-02 15:00")
        == "guarded")
    #expect(collected.refill.progress == .pickedUp)
  }

  @Test(
    "Discontinued after sending it stays live, is asked back, and must not be taken",
    arguments: [false, true])
  func discontinued(wasRefused: Bool) throws {
    var desk = try Desk()
    try desk.reachPharmacy()
    if wasRefused {
      try desk.send(.patientCancel(CancelWish()), by: .patient, at: "2026-03-02 12:00")
      try desk.hear(.pharmacyCancelRefused, at: "2026-03-02 13:00")
    }
    let decision = try desk.send(
      .prescriptionDiscontinued(Discontinuation()), by: .provider, at: "2026-03-02 14:00")
    #expect(decision.notices == [.doNotTake])
    #expect(decision.errands == [.cancel])
    #expect(desk.refill.isLive)
    try desk.hear(.pharmacyCancelled, at: "2026-03-02 15:00")
    #expect(desk.refill.progress == .discontinued)
  }

  @Test("An order that was refused cannot be sent again once the prescription is discontinued")
  func discontinuedAfterFailure() throws {
    var desk = try Desk()
    try desk.reachReview()
    try desk.send(desk.approval(), by: .provider, at: "2026-03-02 11:00")
    try desk.fire(.undoOver)
    try desk.send(.orderRefused(OrderProblem(text: "no")), by: .system, at: "2026-03-02 11:01")
    #expect(desk.refill.called == [.support])
    let decision = try desk.send(
      .prescriptionDiscontinued(Discontinuation()), by: .provider, at: "2026-03-02 12:00")
    #expect(desk.refill.progress == .discontinued)
    #expect(decision.errands.isEmpty)
  }

  @Test("An order whose outcome is not known is looked for before anybody sends it again")
  func outcomeUnknown() throws {
    var desk = try Desk()
    try desk.reachReview()
    try desk.send(desk.approval(), by: .provider, at: "2026-03-02 11:00")
    try desk.fire(.undoOver)
    let unknown = try desk.send(
      .orderUnknown(OrderProblem(text: "time-out")), by: .system, at: "2026-03-02 11:01")
    #expect(unknown.errands == [.readBack])
    var found = desk
    try found.hear(.pharmacyReceived, at: "2026-03-02 11:03")
    #expect(found.refill.progress == .pharmacyReceived)
    var missing = desk
    #expect(try missing.send(.orderNotFound, by: .system, at: "2026-03-02 11:03").errands == [.order])
    try desk.wait(until: "2026-03-02 11:16")
    #expect(desk.refill.progress == .outcomeWithSupport)
    #expect(desk.refill.called == [.support])
  }
}
