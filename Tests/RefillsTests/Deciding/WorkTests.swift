import Refills
import Statecharts
import Testing

@Suite("Who looks after a refill, and what may wait")
struct WorkTests {
  private static let wish = "2026-03-04 00:00"

  private func snoozed(_ desk: Desk, until time: String = wish) throws -> Desk {
    var desk = desk
    let wish = SnoozeWish(until: try desk.place.at(time), reason: "The labs are due.")
    try desk.send(.workSnoozed(wish), by: .provider, at: "2026-03-02 10:40")
    return desk
  }

  private func review(runOut: String? = "2026-03-29 10:00") throws -> Desk {
    var desk = try Desk(runOut: runOut)
    try desk.reachReview()
    return desk
  }

  @Test("It is taken, handed over with a note, and given back; each time a version more, and nobody is told")
  func owners() throws {
    var desk = try review()
    var randomness = SystemRandomNumberGenerator()
    let other = StaffID(at: try desk.place.at("2026-03-02 10:00"), using: &randomness)
    let before = desk.refill
    let given = try desk.send(
      .workAssigned(Assignment(to: other, note: "Call her first.")), by: .support, at: "2026-03-02 10:35")
    let since = try desk.place.at("2026-03-02 10:35")
    #expect(
      desk.refill.record.owner
        == WorkOwner(staff: other, since: since, by: "support-1", note: "Call her first."))
    #expect(given.dispatches.isEmpty && given.entry.from == given.entry.to)
    #expect(desk.refill.version == before.version + 1)
    #expect(desk.refill.regions == before.regions && desk.refill.record.clocks == before.record.clocks)
    try desk.send(.workAssigned(Assignment(to: nil)), by: .lead, at: "2026-03-02 10:36")
    #expect(desk.refill.record.owner == nil)
  }

  @Test("No patient and no pharmacy has a say in it", arguments: [Actor.patient, .pharmacy, .carrier])
  func others(_ actor: Actor) throws {
    var desk = try review()
    let refusal = try desk.refusal(of: .workAssigned(Assignment(to: nil)), by: actor, at: "2026-03-02 10:35")
    #expect(refusal == "not-allowed")
    #expect(try desk.refusal(of: .workResumed, by: actor, at: "2026-03-02 10:36") == "not-allowed")
  }

  @Test("It waits until its time has come, and no clock waits with it")
  func waits() throws {
    let before = try review()
    let desk = try snoozed(before)
    #expect(desk.refill.record.isSnoozed(at: try desk.place.at("2026-03-03 23:59")))
    #expect(!desk.refill.record.isSnoozed(at: try desk.place.at(Self.wish)))
    #expect(desk.refill.record.snooze?.reason == "The labs are due.")
    #expect(desk.refill.record.clocks == before.refill.record.clocks)
  }

  @Test(
    "Nothing waits that should not: a time that is over, more than 30 days, and past the day the medicine runs out",
    arguments: ["2026-03-02 10:40", "2026-03-01 10:00", "2026-04-02 10:00", "2026-03-20 00:00"])
  func objected(until time: String) throws {
    var desk = try review(runOut: "2026-03-19 10:00")
    let wish = SnoozeWish(until: try desk.place.at(time), reason: "Later.")
    #expect(try desk.refusal(of: .workSnoozed(wish), by: .provider, at: "2026-03-02 10:40") == "invalid")
    #expect(desk.refill.record.snooze == nil)
  }

  @Test(
    "What presses waits until tomorrow at most: who has run out, of whom nobody knows when, an urgent task",
    arguments: ["2026-03-01 18:00", nil, "2026-03-29 10:00"])
  func presses(runOut: String?) throws {
    var desk = try review(runOut: runOut)
    if runOut == "2026-03-29 10:00" {
      try desk.send(.patientFeelsUnwell(Word()), by: .patient, at: "2026-03-02 10:35")
    }
    let late = SnoozeWish(until: try desk.place.at("2026-03-03 12:00"), reason: "Later.")
    #expect(try desk.refusal(of: .workSnoozed(late), by: .provider, at: "2026-03-02 10:40") == "invalid")
    let tomorrow = try snoozed(desk, until: "2026-03-03 00:00")
    #expect(tomorrow.refill.record.snooze != nil)
  }

  @Test("What is closed is put off by nobody")
  func closed() throws {
    var desk = try review()
    try desk.send(.patientCancel(CancelWish()), by: .patient, at: "2026-03-02 10:35")
    #expect(!desk.refill.isLive)
    let wish = SnoozeWish(until: try desk.place.at(Self.wish), reason: "Later.")
    #expect(try desk.refusal(of: .workSnoozed(wish), by: .support, at: "2026-03-02 10:40") == "unhandled")
  }

  @Test("Whatever happens to it brings it back: the patient's word, an answer, a task, a step")
  func wakes() throws {
    let desk = try review()
    var said = try snoozed(desk)
    try said.send(.patientAlmostOut(Word()), by: .patient, at: "2026-03-02 11:00")
    #expect(said.refill.record.snooze == nil, "the patient said something")

    var asked = desk
    try asked.send(.actionOpened(OpenAction(kind: .labs)), by: .provider, at: "2026-03-02 10:35")
    asked = try snoozed(asked)
    try asked.send(.actionClosed(ActionClosing(kind: .labs)), by: .support, at: "2026-03-02 11:00")
    #expect(asked.refill.record.snooze == nil, "what was asked is done")

    var called = try snoozed(desk, until: "2026-03-12 00:00")
    try called.fire(.reviewDue)
    #expect(called.refill.record.snooze == nil, "a clock called somebody")

    var late = desk
    let promise = Promise(at: try desk.place.at("2026-03-03 10:00"))
    try late.send(.promiseChanged(promise), by: .support, at: "2026-03-02 10:35")
    late = try snoozed(late)
    try late.fire(.promiseOver)
    #expect(late.refill.record.snooze == nil, "it takes longer than was said")

    var system = try snoozed(desk)
    try system.send(.actionOpened(OpenAction(kind: .visit)), by: .system, at: "2026-03-02 11:00")
    #expect(system.refill.record.snooze == nil, "the clinic's system asks for a visit")

    var stopped = desk
    try stopped.send(stopped.approval(), by: .provider, at: "2026-03-02 10:36")
    try stopped.fire(.undoOver)
    try stopped.send(.orderAccepted(OrderReceipt(item: "item-1")), by: .system, at: "2026-03-02 10:39")
    stopped = try snoozed(stopped)
    try stopped.send(.prescriptionDiscontinued(Discontinuation()), by: .system, at: "2026-03-02 11:00")
    #expect(stopped.refill.record.snooze == nil, "the patient must not take it")

    var moved = try snoozed(desk)
    try moved.send(moved.approval(), by: .provider, at: "2026-03-02 11:00")
    #expect(moved.refill.record.snooze == nil, "it went on")
  }

  @Test("What is no news leaves it: it is asked once more, somebody takes it, a task is done")
  func sleepsOn() throws {
    var desk = try review()
    try desk.send(.actionOpened(OpenAction(kind: .labs)), by: .provider, at: "2026-03-02 10:35")
    desk = try snoozed(desk)
    try desk.send(.actionOpened(OpenAction(kind: .labs)), by: .system, at: "2026-03-02 10:50")
    try desk.send(.actionOpened(OpenAction(kind: .questionnaire)), by: .provider, at: "2026-03-02 10:55")
    try desk.send(.workAssigned(Assignment(to: nil)), by: .support, at: "2026-03-02 11:00")
    try desk.send(
      .taskDone(TaskClosing(owner: .support, cause: .patientUnreached)), by: .support, at: "2026-03-02 11:01")
    #expect(desk.refill.record.snooze != nil)
    let longer = SnoozeWish(until: try desk.place.at("2026-03-09 00:00"), reason: "Longer.")
    try desk.send(.workSnoozed(longer), by: .provider, at: "2026-03-02 11:02")
    #expect(desk.refill.record.snooze?.until == longer.until)
    try desk.send(.workResumed, by: .provider, at: "2026-03-02 11:03")
    #expect(desk.refill.record.snooze == nil)
  }

  @Test("News that is refused and calls support brings it back, too")
  func refusedNews() throws {
    var desk = try snoozed(try review())
    let report = Report(
      source: .pharmacy, manner: .event, endpoint: try Desk.pharmacy,
      reportedAt: try desk.place.at("2026-03-02 11:00"), seenAt: try desk.place.at("2026-03-02 11:00"),
      status: "ready")
    desk.verdict(
      .pharmacyReady(report), by: Sender(.pharmacy, name: "main-street"),
      at: try desk.place.at("2026-03-02 11:00"))
    #expect(desk.refill.called == [.support])
    #expect(desk.refill.record.snooze == nil)
  }
}
