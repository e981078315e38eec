import Refills
import Statecharts
import Testing

@Suite("Something is asked of the patient")
struct BlockingTests {
  @Test(
    "A visit, labs, a questionnaire and an identity check hold up the decision",
    arguments: [OpenAction.Kind.visit, .labs, .questionnaire, .identity])
  func blocksDecision(kind: OpenAction.Kind) throws {
    var desk = try Desk()
    try desk.reachReview()
    let opened = try desk.send(.actionOpened(OpenAction(kind: kind)), by: .support, at: "2026-03-02 11:00")
    #expect(opened.notices == [.needsYou])
    #expect(desk.refill.stage == .waitingOnYou)
    #expect(try desk.refusal(of: desk.approval(), by: .provider, at: "2026-03-02 11:30") == "guarded")
    #expect(desk.refill.record.decision == nil)
    try desk.send(.actionClosed(ActionClosing(kind: kind)), by: .system, at: "2026-03-02 12:00")
    #expect(desk.refill.stage == .reviewPending)
    try desk.send(desk.approval(), by: .provider, at: "2026-03-02 12:30")
    #expect(desk.refill.progress == .approved)
  }

  @Test("The refusal names the guard that stood in the way")
  func namesGuard() throws {
    var desk = try Desk()
    try desk.reachReview()
    try desk.send(.actionOpened(OpenAction(kind: .labs)), by: .support, at: "2026-03-02 11:00")
    let verdict = desk.verdict(
      try desk.approval(), by: Sender(.provider, name: "provider-1"),
      at: try desk.place.at("2026-03-02 11:30"))
    guard case .refused(.guarded(let guards), _) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    #expect(guards == [.nothingBlocksDecision])
  }

  @Test(
    "Address, pharmacy and price hold up sending, and the last one done lets it go",
    arguments: [OpenAction.Kind.address, .choosePharmacy, .price, .payment])
  func blocksSending(kind: OpenAction.Kind) throws {
    var desk = try Desk(gapRisk: .low)
    try desk.reachReview()
    try desk.send(.actionOpened(OpenAction(kind: kind)), by: .billing, at: "2026-03-02 10:30")
    try desk.send(desk.approval(), by: .provider, at: "2026-03-02 11:00")
    #expect(try desk.fire(.undoOver).errands.isEmpty)
    #expect(desk.refill.progress == .cleared)
    #expect(desk.refill.stage == .waitingOnYou)
    let closed = try desk.send(.actionClosed(ActionClosing(kind: kind)), by: .billing, at: "2026-03-03 09:00")
    #expect(desk.refill.progress == .sending)
    #expect(closed.errands == [.order])
  }

  @Test(
    "A payment never stands between a patient at high gap risk and the medicine",
    arguments: [GapRisk.high, .unknown])
  func paymentAtRisk(risk: GapRisk) throws {
    var desk = try Desk(gapRisk: risk)
    try desk.reachReview()
    try desk.send(
      .actionOpened(OpenAction(kind: .payment, blocking: .sending)), by: .billing, at: "2026-03-02 10:30")
    try desk.send(desk.approval(), by: .provider, at: "2026-03-02 11:00")
    #expect(try desk.fire(.undoOver).errands == [.order])
  }

  @Test("Our clock stands still meanwhile and is moved by the working hours that it took; the world's is not")
  func pause() throws {
    var desk = try Desk(endsAt: "2026-06-01 00:00", runOut: "2026-03-20 10:00")
    try desk.reachReview()
    let runOut = desk.due(.runOutNear)
    let opened = try desk.send(.actionOpened(OpenAction(kind: .labs)), by: .support, at: "2026-03-03 10:00")
    #expect(desk.refill.regions.pace == .paused)
    #expect(desk.due(.reviewDue) == nil)
    #expect(opened.timers.contains { $0.clock == .reviewDue && $0.due == nil })
    #expect(desk.due(.runOutNear) == runOut)
    #expect(desk.due(.prescriptionEnds) == "Mon, Jun 1, 12:00 AM")
    let closed = try desk.send(
      .actionClosed(ActionClosing(kind: .labs)), by: .system, at: "2026-03-05 10:00")
    #expect(desk.due(.reviewDue) == "Fri, Mar 6, 10:00 AM")
    #expect(closed.timers.contains { $0.clock == .reviewDue && $0.due != nil })
    #expect(desk.due(.runOutNear) == runOut)
    #expect(desk.refill.record.pauses.map(\.until) == [try desk.place.at("2026-03-05 10:00")])
  }

  @Test("A promise is ours too: it is moved by the pause")
  func promise() throws {
    var desk = try Desk()
    try desk.reachReview()
    let promised = Promise(at: try desk.place.at("2026-03-10 10:00"))
    try desk.send(.promiseChanged(promised), by: .support, at: "2026-03-02 10:10")
    #expect(desk.due(.promiseOver) == "Tue, Mar 10, 10:00 AM")
    try desk.send(.actionOpened(OpenAction(kind: .labs)), by: .support, at: "2026-03-03 10:00")
    #expect(desk.due(.promiseOver) == nil)
    try desk.send(.actionClosed(ActionClosing(kind: .labs)), by: .system, at: "2026-03-05 10:00")
    #expect(desk.due(.promiseOver) == "Thu, Mar 12, 10:00 AM")
  }

  @Test("What is decided elsewhere stands still too while the patient is asked")
  func pauseElsewhere() throws {
    var desk = try Desk(schedule: .two)
    try desk.reachReview()
    try desk.send(.actionOpened(OpenAction(kind: .visit)), by: .scheduling, at: "2026-03-02 11:00")
    #expect(desk.refill.stage == .waitingOnYou)
    #expect(desk.due(.elsewhereDue) == nil)
    try desk.send(.actionClosed(ActionClosing(kind: .visit)), by: .scheduling, at: "2026-03-03 11:00")
    #expect(desk.due(.elsewhereDue) == "Thu, Mar 5, 10:00 AM")
  }

  @Test("Reminders come after one, three and seven days; then support is called")
  func reminders() throws {
    var desk = try Desk()
    try desk.reachReview()
    try desk.send(.actionOpened(OpenAction(kind: .labs)), by: .support, at: "2026-03-02 11:00")
    #expect(
      try desk.wait(until: "2026-03-20 10:00") == [
        "Tue, Mar 3, 11:00 AM reminder", "Thu, Mar 5, 11:00 AM reminder", "Mon, Mar 9, 11:00 AM reminder",
      ])
    #expect(desk.refill.regions.patientPart == .overdue)
    #expect(desk.refill.called == [.support])
  }

  @Test("Something new is asked from its own day on, even when what was asked before is overdue")
  func askedAnew() throws {
    var desk = try Desk()
    try desk.reachReview()
    try desk.send(.actionOpened(OpenAction(kind: .labs)), by: .support, at: "2026-03-02 11:00")
    try desk.wait(until: "2026-03-09 11:00")
    let opened = try desk.send(
      .actionOpened(OpenAction(kind: .visit)), by: .scheduling, at: "2026-03-10 09:00")
    #expect(opened.notices == [.needsYou])
    #expect(desk.refill.regions.patientPart == .asked)
    #expect(try desk.wait(until: "2026-03-12 09:00") == ["Wed, Mar 11, 9:00 AM reminder"])
  }

  @Test("Nobody is reminded of what a cancelled refill had asked")
  func cancelledIsQuiet() throws {
    var desk = try Desk()
    try desk.reachReview()
    try desk.send(.actionOpened(OpenAction(kind: .labs)), by: .support, at: "2026-03-02 11:00")
    try desk.send(.patientCancel(CancelWish()), by: .patient, at: "2026-03-02 12:00")
    #expect(try desk.wait(until: "2026-03-20 10:00").isEmpty)
    #expect(desk.refill.record.tasks.isEmpty)
  }

  @Test(
    "A card that fails while the parcel moves cancels nothing, and delivered closes the refill, not the charge"
  )
  func cardFails() throws {
    var desk = try Desk(way: .mail)
    try desk.reachPharmacy()
    try desk.hear(.carrierInTransit, at: "2026-03-03 09:00", from: .carrier)
    let opened = try desk.send(
      .actionOpened(OpenAction(kind: .payment)), by: .billing, at: "2026-03-03 11:00")
    #expect(opened.notices == [.needsYou])
    #expect(desk.refill.progress == .shipped)
    #expect(desk.refill.stage == .shippedOrReady)
    try desk.hear(.carrierDelivered, at: "2026-03-04 11:00", from: .carrier)
    #expect(desk.refill.progress == .delivered)
    #expect(desk.refill.record.openActions.map(\.kind) == [.payment])
  }
}
