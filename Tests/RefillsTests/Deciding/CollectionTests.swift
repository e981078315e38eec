import Refills
import Statecharts
import Testing

@Suite("Ready at the counter")
struct CollectionTests {
  /// Ready on Sunday, 1 March, at 10:00; the pharmacy had it before this service was told of it.
  private func ready() throws -> Desk {
    var desk = try Desk(endsAt: "2026-09-01 00:00", importedAt: "2026-02-27 10:00")
    try desk.send(.refillImported(Import()), by: .system, at: "2026-02-27 10:00")
    try desk.hear(.pharmacyPreparing, at: "2026-02-28 10:00")
    try desk.hear(.pharmacyReady, at: "2026-03-01 10:05", readyAt: "2026-03-01 10:00")
    return desk
  }

  @Test(
    "Reminders on days 3, 7 and 9, the window over on day 10, and a payment in between moves none of them")
  func reminders() throws {
    var desk = try ready()
    var told = try desk.wait(until: "2026-03-05 12:00")
    try desk.send(.actionOpened(OpenAction(kind: .payment)), by: .billing, at: "2026-03-05 12:00")
    #expect(desk.due(.collectSecond) == "Sun, Mar 8, 10:00 AM")
    try desk.send(.actionClosed(ActionClosing(kind: .payment)), by: .billing, at: "2026-03-05 13:00")
    told += try desk.wait(until: "2026-03-11 10:00")
    #expect(
      told == [
        "Wed, Mar 4, 10:00 AM collectReminder", "Sun, Mar 8, 10:00 AM collectReminder",
        "Tue, Mar 10, 10:00 AM collectReminder", "Wed, Mar 11, 10:00 AM windowOver",
      ])
    #expect(desk.refill.progress == .readyWindowOver)
    #expect(desk.refill.isLive)
    #expect(desk.refill.called == [.support])
  }

  @Test("Only the pharmacy says that it went back; the patient may ask again, and support sees to it")
  func returned() throws {
    var desk = try ready()
    try desk.wait(until: "2026-03-11 10:00")
    #expect(try desk.hear(.pharmacyNotDispensed, at: "2026-03-12 09:00").notices == [.returned])
    #expect(desk.refill.progress == .returnedToStock)
    var asked = desk
    try asked.send(.patientAskAgain, by: .patient, at: "2026-03-13 10:00")
    #expect(asked.refill.progress == .preparing)
    #expect(asked.refill.record.tasks.last?.cause == .patientAskAgain)
    #expect(asked.due(.preparingDue) == "Wed, Mar 18, 10:00 AM")

    let corrected = try desk.hear(.pharmacyPickedUp, at: "2026-03-13 09:00")
    #expect(desk.refill.progress == .pickedUp)
    #expect(corrected.dispatches == [.notice(.correction, isCorrection: true)])
    #expect(corrected.entry.isCorrection)
    #expect(desk.refill.record.correction?.said == .returnedToStock)
  }

  @Test(
    "A hold takes ready back with an apology",
    arguments: [
      RefillChart.EventKind.pharmacyHoldTooSoon, .pharmacyHoldOutOfStock, .pharmacyHoldBackordered,
      .pharmacyHoldClarification, .pharmacyHoldPriorAuthorisation, .pharmacyHoldWithPayer,
      .pharmacyHoldMismatch,
      .pharmacyHoldUnreachable, .pharmacyHoldSupervisor, .pharmacyHoldNoReason, .pharmacyTransferring,
      .pharmacyPartlyReady, .pharmacyPreparing, .pharmacyReceived,
    ])
  func takenBack(kind: RefillChart.EventKind) throws {
    var desk = try ready()
    let decision = try desk.hear(kind, at: "2026-03-02 11:00")
    #expect(decision.dispatches == [.notice(.correction, isCorrection: true)])
    #expect(desk.refill.record.correction?.said == .ready)
    #expect(desk.refill.record.correction?.changedAt == decision.entry.at)
  }

  @Test("Nothing dispensed before the window is over is no return to stock")
  func notDispensed() throws {
    var desk = try ready()
    #expect(try desk.hear(.pharmacyNotDispensed, at: "2026-03-02 09:00").notices == [.notDispensed])
    #expect(desk.refill.progress == .notDispensed)
  }

  @Test("Prepared a second time it is late by the second time, not by the first")
  func secondRound() throws {
    var desk = try ready()
    try desk.hear(.pharmacyPickedUp, at: "2026-03-02 09:00")
    try desk.hear(.pharmacyReceived, at: "2026-03-16 10:00")
    #expect(desk.refill.progress == .preparing)
    #expect(desk.due(.preparingDue) == "Thu, Mar 19, 10:00 AM")
  }

  @Test("For thirty days news may open what is closed; each closing begins them again")
  func thirtyDays() throws {
    var desk = try ready()
    try desk.hear(.pharmacyPickedUp, at: "2026-03-02 10:00")
    // Thirty times 24 hours: the clocks go forward in between.
    var late = desk
    let report = try late.news(seen: "2026-04-01 11:01", reportedAt: "2026-04-01 11:01", manner: .event)
    #expect(try late.refusal(of: .pharmacyReady(report), by: .pharmacy, at: "2026-04-01 11:01") == "guarded")
    #expect(late.refill.progress == .pickedUp)
    #expect(late.refill.called == [.support])
    try desk.hear(.pharmacyReady, at: "2026-03-31 10:00")
    #expect(desk.refill.record.moments[.closedAt] == nil)
    try desk.hear(.pharmacyPickedUp, at: "2026-04-01 10:00")
    #expect(desk.refill.record.moments[.closedAt] == (try desk.place.at("2026-04-01 10:00")))
  }
}
