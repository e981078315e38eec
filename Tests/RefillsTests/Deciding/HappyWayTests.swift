import Refills
import Statecharts
import Testing

@Suite("A refill with repeats left")
struct HappyWayTests {
  @Test("It goes from the request to the counter, and each step counts and tells")
  func wholeWay() throws {
    var desk = try Desk(runOut: "2026-03-20 10:00")
    #expect(desk.refill.version == 0)
    #expect(desk.refill.progress == .received)

    let begun = try desk.send(.screeningBegin, by: .system, at: "2026-03-02 10:00")
    #expect(begun.notices == [.received])
    #expect(begun.entry.from.isEmpty)
    #expect(desk.due(.screeningDue) == nil)
    #expect(desk.due(.screeningSlow) == "Mon, Mar 2, 10:15 AM")

    try desk.send(.screeningPassed, by: .system, at: "2026-03-02 10:01")
    #expect(desk.refill.progress == .withProvider)
    #expect(desk.due(.reviewDue) == "Wed, Mar 4, 10:01 AM")
    #expect(desk.due(.screeningSlow) == nil)

    let approved = try desk.send(desk.approval(), by: .provider, at: "2026-03-02 11:00")
    #expect(approved.notices == [.approved])
    #expect(approved.errands.isEmpty)
    #expect(desk.due(.reviewDue) == nil)
    #expect(approved.timers.contains { $0.clock == .reviewDue && $0.due == nil })
    #expect(approved.timers.contains { $0.clock == .undoOver && $0.due == approved.entry.at + .seconds(10) })

    let sent = try desk.fire(.undoOver)
    #expect(desk.refill.progress == .sending)
    #expect(sent.dispatches == [.pharmacy(.order, endpoint: try Desk.pharmacy)])

    let accepted = try desk.send(
      .orderAccepted(OrderReceipt(item: "item-7")), by: .system, at: "2026-03-02 11:01")
    #expect(accepted.notices == [.sent])
    #expect(desk.refill.record.pharmacy?.item == "item-7")
    #expect(desk.due(.unconfirmedDue) == "Tue, Mar 3, 11:01 AM")

    #expect(try desk.hear(.pharmacyReceived, at: "2026-03-02 12:00").notices == [.sent])
    #expect(desk.due(.unconfirmedDue) == nil)
    #expect(try desk.hear(.pharmacyPreparing, at: "2026-03-02 13:00").notices == [.preparing])
    #expect(desk.due(.preparingDue) == "Thu, Mar 5, 1:00 PM")
    #expect(try desk.hear(.pharmacyReady, at: "2026-03-02 15:00").notices == [.ready])
    #expect(desk.refill.stage == .shippedOrReady)

    #expect(try desk.hear(.pharmacyCompleted, at: "2026-03-03 09:00").notices.isEmpty)
    #expect(desk.refill.progress == .pickedUp)
    #expect(desk.refill.stage == .closed)
    #expect(desk.refill.version == 9)
    #expect(desk.refill.record.clocks.values.allSatisfy { $0.due == nil })
    #expect(desk.refill.record.tasks.isEmpty)
  }

  @Test(
    "What is completed is picked up, left the pharmacy or was handed over, by its way",
    arguments: [
      (Way.pickUp, RefillChart.Progress.pickedUp), (.mail, .shipped), (.courier, .shipped),
      (.unknown, .handedOver),
    ])
  func completedByWay(way: Way, expected: RefillChart.Progress) throws {
    var desk = try Desk(way: way)
    try desk.reachPharmacy()
    try desk.hear(.pharmacyCompleted, at: "2026-03-03 09:00")
    #expect(desk.refill.progress == expected)
  }

  @Test("The first answer may already say delivered: it follows at once and tells once")
  func statusesSkip() throws {
    var desk = try Desk(way: .mail)
    try desk.reachPharmacy()
    let decision = try desk.hear(.carrierDelivered, at: "2026-03-04 14:10", from: .carrier)
    #expect(desk.refill.progress == .delivered)
    #expect(decision.notices == [.delivered])
    #expect(desk.refill.record.moments[.readyAt] == nil)
    #expect(desk.refill.record.moments[.shippedAt] == nil)
  }

  @Test("A pharmacy that never reports is waited for fourteen days, then it is closed as not confirmed")
  func silentPharmacy() throws {
    var desk = try Desk(tells: [])
    try desk.reachPharmacy()
    #expect(desk.refill.regions.tracking == .notSupported)
    #expect(try desk.wait(until: "2026-03-16 10:59").isEmpty)
    #expect(desk.refill.progress == .sent)
    try desk.wait(until: "2026-03-16 11:01")
    #expect(desk.refill.progress == .closedUnconfirmed)
    #expect(desk.refill.record.tasks.isEmpty)
    try desk.send(.patientHasIt(Word()), by: .patient, at: "2026-03-17 09:00")
    #expect(desk.refill.progress == .pickedUp)
  }

  @Test("A part that was collected leaves the rest live, and the rest closes it")
  func partialFill() throws {
    var desk = try Desk(schedule: .none, endsAt: "2026-09-01 00:00")
    try desk.reachPharmacy()
    let part = Quantity(thousandths: 30_000, ofThousandths: 90_000)
    let first = try desk.news(seen: "2026-03-03 10:20", reportedAt: "2026-03-03 10:20", quantity: part)
    #expect(
      try desk.send(.pharmacyPickedUp(first), by: .pharmacy, at: "2026-03-03 10:20").notices == [
        .partlyPickedUp
      ])
    #expect(desk.refill.progress == .remainder)
    #expect(desk.due(.remainderEnds) == "Tue, Sep 1, 12:00 AM")
    let whole = Quantity(thousandths: 90_000, ofThousandths: 90_000)
    let last = try desk.news(seen: "2026-03-04 10:20", reportedAt: "2026-03-04 10:20", quantity: whole)
    try desk.send(.pharmacyPickedUp(last), by: .pharmacy, at: "2026-03-04 10:20")
    #expect(desk.refill.progress == .pickedUp)
  }

  @Test("The rest of a schedule II fill has 72 hours")
  func scheduledRemainder() throws {
    var desk = try Desk(schedule: .two)
    try desk.reachReview()
    let part = Quantity(thousandths: 30_000, ofThousandths: 90_000)
    let first = try desk.news(seen: "2026-03-03 10:20", reportedAt: "2026-03-03 10:20", quantity: part)
    try desk.send(.pharmacyPickedUp(first), by: .pharmacy, at: "2026-03-03 10:20")
    #expect(desk.due(.remainderEnds) == "Fri, Mar 6, 10:20 AM")
  }

  @Test("What was ready in part does not make the collected whole a part")
  func readyInPartFirst() throws {
    var desk = try Desk()
    try desk.reachPharmacy()
    let part = Quantity(thousandths: 30_000, ofThousandths: 90_000)
    let first = try desk.news(seen: "2026-03-03 10:00", reportedAt: "2026-03-03 10:00", quantity: part)
    try desk.send(.pharmacyPartlyReady(first), by: .pharmacy, at: "2026-03-03 10:00")
    try desk.hear(.pharmacyReady, at: "2026-03-03 10:50")
    try desk.hear(.pharmacyPickedUp, at: "2026-03-03 12:00")
    #expect(desk.refill.progress == .pickedUp)
  }
}
