import Refills
import Statecharts
import Testing

@Suite("Which news counts")
struct NewsTests {
  private func atPharmacy(_ way: Way = .pickUp) throws -> Desk {
    var desk = try Desk(way: way)
    try desk.reachPharmacy()
    try desk.hear(.pharmacyPreparing, at: "2026-03-02 12:00")
    return desk
  }

  @Test("A step back that is read without a time of the pharmacy's own is asked again first")
  func askedAgain() throws {
    var desk = try atPharmacy()
    try desk.hear(.pharmacyReady, at: "2026-03-02 13:00")
    let version = desk.refill.version
    var report = try desk.news(seen: "2026-03-02 14:00")
    #expect(
      try desk.refusal(of: .pharmacyPreparing(report), by: .pharmacy, at: "2026-03-02 14:00") == "ask-again")
    #expect(desk.refill.progress == .ready)
    #expect(desk.refill.version == version)
    report.isConfirmed = true
    let decision = try desk.send(.pharmacyPreparing(report), by: .pharmacy, at: "2026-03-02 14:01")
    #expect(desk.refill.progress == .preparing)
    #expect(decision.notices == [.correction])
  }

  @Test("A step back that a stale cache made is none: asked again, the pharmacy says what it said before")
  func staleCache() throws {
    var desk = try atPharmacy()
    try desk.hear(.pharmacyReady, at: "2026-03-02 13:00")
    let stale = try desk.news(seen: "2026-03-02 14:00")
    #expect(
      try desk.refusal(of: .pharmacyPreparing(stale), by: .pharmacy, at: "2026-03-02 14:00") == "ask-again")
    var again = try desk.news(seen: "2026-03-02 14:01")
    again.isConfirmed = true
    #expect(try desk.refusal(of: .pharmacyReady(again), by: .pharmacy, at: "2026-03-02 14:01") == "ignored")
    #expect(desk.refill.progress == .ready)
    #expect(desk.refill.record.correction == nil)
  }

  @Test("The pharmacy's id of the fill is kept, though its first word came before its answer to our order")
  func lateReceipt() throws {
    var desk = try Desk()
    try desk.reachPharmacy()
    try desk.hear(.pharmacyPreparing, at: "2026-03-02 12:00")
    let receipt = RefillChart.Event.orderAccepted(OrderReceipt(item: "item-late"))
    let decision = try desk.send(receipt, by: .system, at: "2026-03-02 12:01")
    #expect(desk.refill.progress == .preparing)
    #expect(desk.refill.record.pharmacy?.item == "item-late")
    #expect(decision.notices.isEmpty)
  }

  @Test("At the very same time forward moves, and a step back goes to support")
  func equalTimes() throws {
    var desk = try atPharmacy()
    try desk.hear(.pharmacyReady, at: "2026-03-02 12:00")
    #expect(desk.refill.progress == .ready)
    let version = desk.refill.version
    let report = try desk.news(seen: "2026-03-02 14:00", reportedAt: "2026-03-02 12:00", manner: .event)
    #expect(
      try desk.refusal(of: .pharmacyPreparing(report), by: .pharmacy, at: "2026-03-02 14:00") == "implausible"
    )
    #expect(desk.refill.progress == .ready)
    #expect(desk.refill.called == [.support])
    #expect(desk.refill.version == version + 1)
  }

  @Test("News up to a day ahead waits until it is due; what is further ahead goes to support")
  func future() throws {
    var desk = try atPharmacy()
    let early = try desk.news(seen: "2026-03-02 14:00", reportedAt: "2026-03-03 14:00", manner: .event)
    let verdict = desk.verdict(
      .pharmacyReady(early), by: Sender(.pharmacy, name: "main-street"), at: early.seenAt)
    #expect(verdict == .refused(.early(until: try desk.place.at("2026-03-03 14:00")), nil))
    #expect(desk.refill.called.isEmpty)
    let far = try desk.news(seen: "2026-03-02 14:00", reportedAt: "2026-03-03 14:01", manner: .event)
    #expect(try desk.refusal(of: .pharmacyReady(far), by: .pharmacy, at: "2026-03-02 14:00") == "implausible")
    #expect(desk.refill.called == [.support])
    #expect(desk.refill.progress == .preparing)
    let due = try desk.send(.pharmacyReady(early), by: .pharmacy, at: "2026-03-03 14:00")
    #expect(due.notices == [.ready])
  }

  @Test("Older news of the same source moves nothing")
  func outdated() throws {
    var desk = try atPharmacy()
    try desk.hear(.pharmacyReady, at: "2026-03-02 13:00")
    let report = try desk.news(seen: "2026-03-02 14:00", reportedAt: "2026-03-02 12:30", manner: .event)
    #expect(
      try desk.refusal(of: .pharmacyPreparing(report), by: .pharmacy, at: "2026-03-02 14:00") == "outdated")
  }

  @Test("The patient's word stands against older news; newer news that differs moves it, and support knows")
  func word() throws {
    var desk = try atPharmacy()
    try desk.hear(.pharmacyReady, at: "2026-03-02 13:00")
    try desk.send(.patientHasIt(Word()), by: .patient, at: "2026-03-02 15:00")
    #expect(desk.refill.progress == .pickedUp)
    let old = try desk.news(seen: "2026-03-02 16:00", reportedAt: "2026-03-02 14:00", manner: .event)
    #expect(
      try desk.refusal(of: .pharmacyPreparing(old), by: .pharmacy, at: "2026-03-02 16:00") == "outdated")
    #expect(desk.refill.called.isEmpty)
    #expect(try desk.hear(.pharmacyPreparing, at: "2026-03-02 17:00").notices == [.correction])
    #expect(desk.refill.progress == .preparing)
    #expect(desk.refill.called == [.support])
  }

  @Test("An answer that contradicts itself moves by its status, is unsure, silent, and goes to support")
  func contradiction() throws {
    var desk = try atPharmacy()
    var report = try desk.news(seen: "2026-03-02 13:00", reportedAt: "2026-03-02 13:00")
    report.contradiction = "ready and cancelled"
    let decision = try desk.send(.pharmacyReady(report), by: .pharmacy, at: "2026-03-02 13:00")
    #expect(desk.refill.progress == .ready)
    #expect(desk.refill.record.isUnsure)
    #expect(decision.dispatches.isEmpty)
    #expect(desk.refill.called == [.support])
    try desk.hear(.pharmacyPickedUp, at: "2026-03-02 14:00")
    #expect(!desk.refill.record.isUnsure)
  }

  @Test("A word that nobody has mapped moves nothing, and support knows")
  func unmapped() throws {
    var desk = try atPharmacy()
    let since = desk.refill.record.progressSince
    let mover = desk.refill.record.movedBy
    let decision = try desk.hear(.pharmacyUnmapped, at: "2026-03-02 13:00")
    #expect(decision.entry.from == decision.entry.to)
    #expect(decision.dispatches.isEmpty)
    #expect(desk.refill.called == [.support])
    #expect(desk.refill.record.movedBy == mover)
    #expect(desk.refill.record.progressSince == since)
  }

  @Test("What was entered in error undoes what it made, and at first sight moves nothing")
  func enteredInError() throws {
    var desk = try atPharmacy()
    var first = desk
    let report = try first.news(seen: "2026-03-02 13:00", reportedAt: "2026-03-02 13:00", manner: .event)
    #expect(
      try first.refusal(of: .pharmacyEnteredInError(report), by: .pharmacy, at: "2026-03-02 13:00")
        == "unhandled")
    #expect(first.refill.progress == .preparing)
    try desk.hear(.pharmacyReady, at: "2026-03-02 12:30")
    #expect(try desk.hear(.pharmacyEnteredInError, at: "2026-03-02 13:00").notices == [.correction])
    #expect(desk.refill.progress == .preparing)
  }

  @Test("What the patient said is not undone with a report that was entered in error")
  func enteredInErrorAfterWord() throws {
    var desk = try atPharmacy()
    try desk.hear(.pharmacyReady, at: "2026-03-02 12:30")
    try desk.send(.patientHasIt(Word()), by: .patient, at: "2026-03-02 15:00")
    let report = try desk.news(seen: "2026-03-02 16:00", reportedAt: "2026-03-02 16:00", manner: .event)
    #expect(
      try desk.refusal(of: .pharmacyEnteredInError(report), by: .pharmacy, at: "2026-03-02 16:00")
        == "guarded")
    #expect(desk.refill.progress == .pickedUp)
  }

  @Test(
    "What is known already changes nothing but that it was heard, and can be written after the version before"
  )
  func known() throws {
    var desk = try atPharmacy()
    let version = desk.refill.version
    let report = try desk.news(seen: "2026-03-02 13:00", reportedAt: "2026-03-02 13:00", manner: .event)
    #expect(
      try desk.refusal(of: .pharmacyPreparing(report), by: .pharmacy, at: "2026-03-02 13:00") == "ignored")
    #expect(desk.refill.version == version + 1)
    #expect(desk.refill.record.news[.pharmacy] == report.reportedAt)
    #expect(
      try desk.refusal(of: .pharmacyPreparing(report), by: .pharmacy, at: "2026-03-02 13:00") == "ignored")
    #expect(desk.refill.version == version + 1)
  }

  @Test("From the carrier's first scan the pharmacy's own words move nothing back")
  func carrierWins() throws {
    var desk = try atPharmacy(.mail)
    try desk.hear(.carrierInTransit, at: "2026-03-03 09:00", from: .carrier)
    for kind in [RefillChart.EventKind.pharmacyPreparing, .pharmacyReady, .pharmacyPacked] {
      let report = try desk.news(seen: "2026-03-03 10:00", reportedAt: "2026-03-03 10:00", manner: .event)
      let event = try #require(RefillChart.Event(kind: kind, carrying: report))
      #expect(try desk.refusal(of: event, by: .pharmacy, at: "2026-03-03 10:00") == "ignored")
    }
    for kind in [RefillChart.EventKind.pharmacyCancelled, .pharmacyNotDispensed, .pharmacyHoldOutOfStock] {
      #expect(try desk.hear(kind, at: "2026-03-03 11:00").notices.isEmpty)
      #expect(desk.refill.progress == .shipped)
    }
    #expect(desk.refill.called.allSatisfy { $0 == .support })
  }

  @Test("A parcel that turns up again has its own fourteen days")
  func secondJourney() throws {
    var desk = try atPharmacy(.mail)
    try desk.hear(.carrierInTransit, at: "2026-03-03 09:00", from: .carrier)
    try desk.hear(.carrierDelivered, at: "2026-03-06 09:00", from: .carrier)
    try desk.hear(.carrierOutForDelivery, at: "2026-03-20 09:00", from: .carrier)
    #expect(desk.refill.progress == .shipped)
    #expect(desk.due(.carrierSilent) == "Fri, Apr 3, 9:00 AM")
  }

  @Test("The past of a refill that came with an import is silent; what changes later is told")
  func imported() throws {
    var desk = try Desk(importedAt: "2026-03-20 10:00")
    #expect(try desk.send(.refillImported(Import()), by: .system, at: "2026-03-20 10:00").notices.isEmpty)
    #expect(desk.refill.progress == .sent)
    #expect(try desk.hear(.pharmacyUnmapped, at: "2026-03-20 10:00").notices.isEmpty)
    let report = try desk.news(
      seen: "2026-03-20 10:01", reportedAt: "2026-03-20 10:01", manner: .event, readyAt: "2026-03-12 10:00")
    let first = try desk.send(.pharmacyReady(report), by: .pharmacy, at: "2026-03-20 10:01")
    #expect(first.dispatches.isEmpty)
    #expect(desk.refill.progress == .ready)
    #expect(
      try desk.wait(until: "2026-03-30 10:00") == [
        "Sat, Mar 21, 10:00 AM collectReminder", "Sun, Mar 22, 10:00 AM windowOver",
      ])
    #expect(try desk.hear(.pharmacyPreparing, at: "2026-03-30 10:00").notices == [.correction])
  }
}
