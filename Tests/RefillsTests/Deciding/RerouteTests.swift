import Refills
import Statecharts
import Testing

@Suite("Sent on to another pharmacy")
struct RerouteTests {
  private func name(_ text: String) throws -> EndpointName { try #require(EndpointName(text)) }

  /// The first pharmacy prepares it under its id, F-1.
  private func preparing() throws -> Desk {
    var desk = try Desk(importedAt: "2026-03-03 09:30")
    try desk.send(.refillImported(Import()), by: .system, at: "2026-03-03 09:30")
    desk.refill.record.pharmacy?.item = "F-1"
    try desk.hear(.pharmacyPreparing, at: "2026-03-03 09:40")
    return desk
  }

  private func report(
    _ desk: Desk, from endpoint: String, at time: String, reportedAt: String? = nil, to next: String? = nil,
    tells: Set<Reportable> = Set(Reportable.allCases)
  ) throws -> Report {
    let next = try next.map { PharmacyPlace(endpoint: try name($0), tells: tells) }
    return Report(
      source: .pharmacy, manner: .event, endpoint: try name(endpoint),
      reportedAt: try desk.place.at(reportedAt ?? time), seenAt: try desk.place.at(time), status: "told",
      reroutedTo: next)
  }

  private func rerouted() throws -> Desk {
    var desk = try preparing()
    let report = try report(desk, from: "main-street", at: "2026-03-03 10:02", to: "oak-lane")
    let decision = try desk.send(.pharmacyRerouted(report), by: .pharmacy, at: "2026-03-03 10:02")
    #expect(decision.notices == [.changed])
    return desk
  }

  @Test("It starts again at the second; the first is asked to cancel, and support knows")
  func startsAgain() throws {
    var desk = try preparing()
    let report = try report(desk, from: "main-street", at: "2026-03-03 10:02", to: "oak-lane")
    let decision = try desk.send(.pharmacyRerouted(report), by: .pharmacy, at: "2026-03-03 10:02")
    #expect(
      decision.dispatches == [
        .pharmacy(.cancelFormer, endpoint: try name("main-street")), .notice(.changed, isCorrection: false),
      ])
    #expect(desk.refill.progress == .sent)
    #expect(desk.due(.unconfirmedDue) == "Wed, Mar 4, 10:02 AM")
    #expect(desk.refill.called == [.support])
    #expect(desk.refill.record.pharmacy?.endpoint == (try name("oak-lane")))
    #expect(desk.refill.record.pharmacy?.item == nil)
    #expect(desk.refill.record.item(at: try name("main-street")) == "F-1")
    #expect(desk.refill.record.mayBeFilledTwice)
  }

  @Test("Where nobody knows to which, it stays where it is known, and support is called")
  func nowhereKnown() throws {
    var desk = try preparing()
    let decision = try desk.hear(.pharmacyRerouted, at: "2026-03-03 10:02")
    #expect(decision.notices == [.changed])
    #expect(decision.errands.isEmpty)
    #expect(desk.refill.called == [.support])
    #expect(desk.refill.record.pharmacy?.item == "F-1")
    #expect(!desk.refill.record.mayBeFilledTwice)
    let late = try desk.news(seen: "2026-03-03 10:05", reportedAt: "2026-03-03 09:50", manner: .event)
    #expect(
      try desk.refusal(of: .pharmacyReceived(late), by: .pharmacy, at: "2026-03-03 10:05") == "outdated")
  }

  @Test("What the first says from then on moves nothing; that it has it ready, support is told")
  func firstGoesOn() throws {
    var desk = try rerouted()
    let late = try report(desk, from: "main-street", at: "2026-03-03 10:20", reportedAt: "2026-03-03 09:50")
    #expect(
      try desk.refusal(of: .pharmacyReceived(late), by: .pharmacy, at: "2026-03-03 10:20") == "outdated")
    let ready = try report(desk, from: "main-street", at: "2026-03-03 11:00")
    #expect(try desk.refusal(of: .pharmacyReady(ready), by: .pharmacy, at: "2026-03-03 11:00") == "elsewhere")
    #expect(desk.refill.progress == .sent)
    #expect(desk.refill.record.tasks.map(\.cause) == [.pharmacyRerouted, .pharmacyReady])
    #expect(desk.refill.record.moments[.readyAt] == nil)
  }

  @Test("The second moves it by its own clock, be that behind the first's")
  func secondMoves() throws {
    var desk = try rerouted()
    let news = try report(desk, from: "oak-lane", at: "2026-03-03 10:03", reportedAt: "2026-03-03 10:01")
    try desk.send(.pharmacyReceived(news), by: .pharmacy, at: "2026-03-03 10:03")
    #expect(desk.refill.progress == .pharmacyReceived)
    let ready = try report(desk, from: "oak-lane", at: "2026-03-03 15:00")
    #expect(try desk.send(.pharmacyReady(ready), by: .pharmacy, at: "2026-03-03 15:00").notices == [.ready])
  }

  @Test(
    "Once the first fills nothing, nobody need ask it",
    arguments: [RefillChart.EventKind.pharmacyCancelled, .pharmacyNotDispensed, .pharmacyTransferredOut])
  func settled(kind: RefillChart.EventKind) throws {
    var desk = try rerouted()
    let word = try report(desk, from: "main-street", at: "2026-03-03 10:10")
    let event = try #require(RefillChart.Event(kind: kind, carrying: word))
    #expect(try desk.refusal(of: event, by: .pharmacy, at: "2026-03-03 10:10") == "elsewhere")
    #expect(desk.refill.progress == .sent)
    #expect(desk.refill.called.isEmpty)
    #expect(!desk.refill.record.mayBeFilledTwice)
    // It goes on after all.
    let ready = try report(desk, from: "main-street", at: "2026-03-03 11:00")
    _ = try desk.refusal(of: .pharmacyReady(ready), by: .pharmacy, at: "2026-03-03 11:00")
    #expect(desk.refill.record.mayBeFilledTwice)
    #expect(desk.refill.called == [.support])
  }

  @Test("Support that asked the first closes its task, and with it the doubt")
  func asked() throws {
    var desk = try rerouted()
    let done = TaskClosing(owner: .support, cause: .pharmacyRerouted)
    try desk.send(.taskDone(done), by: .support, at: "2026-03-03 10:30")
    #expect(!desk.refill.record.mayBeFilledTwice)
    #expect(desk.refill.record.formerPlaces.map(\.settledAt) == [try desk.place.at("2026-03-03 10:30")])
  }

  @Test("Sent back it has its old id there, and each pharmacy is in the list once")
  func sentBack() throws {
    var desk = try rerouted()
    let back = try report(desk, from: "oak-lane", at: "2026-03-03 12:00", to: "main-street")
    let decision = try desk.send(.pharmacyRerouted(back), by: .pharmacy, at: "2026-03-03 12:00")
    #expect(decision.errands == [.cancelFormer])
    #expect(desk.refill.record.pharmacy?.item == "F-1")
    #expect(desk.refill.record.formerPlaces.map(\.place.endpoint.text) == ["oak-lane"])
    let old = try report(
      desk, from: "main-street", at: "2026-03-03 12:10", reportedAt: "2026-03-03 10:02", to: "oak-lane")
    #expect(
      try desk.refusal(of: .pharmacyRerouted(old), by: .pharmacy, at: "2026-03-03 12:10") == "outdated",
      "what it said before is over")
    let ready = try report(desk, from: "main-street", at: "2026-03-03 13:00")
    #expect(try desk.send(.pharmacyReady(ready), by: .pharmacy, at: "2026-03-03 13:00").notices == [.ready])
  }

  @Test("An id that the first gives late is its own")
  func lateID() throws {
    var desk = try rerouted()
    let receipt = OrderReceipt(item: "F-1b", endpoint: try name("main-street"))
    #expect(try desk.refusal(of: .orderAccepted(receipt), by: .system, at: "2026-03-03 10:03") == "elsewhere")
    #expect(desk.refill.record.item(at: try name("main-street")) == "F-1b")
    #expect(desk.refill.record.pharmacy?.item == nil)
    let second = OrderReceipt(item: "G-1", endpoint: try name("oak-lane"))
    try desk.send(.orderAccepted(second), by: .system, at: "2026-03-03 10:04")
    #expect(desk.refill.record.pharmacy?.item == "G-1")
  }

  @Test("A wish to cancel goes with it to the second")
  func cancelled() throws {
    var desk = try preparing()
    try desk.send(.patientCancel(CancelWish()), by: .patient, at: "2026-03-03 10:00")
    let report = try report(desk, from: "main-street", at: "2026-03-03 10:02", to: "oak-lane")
    let decision = try desk.send(.pharmacyRerouted(report), by: .pharmacy, at: "2026-03-03 10:02")
    #expect(
      decision.dispatches.prefix(2) == [
        .pharmacy(.cancelFormer, endpoint: try name("main-street")),
        .pharmacy(.cancel, endpoint: try name("oak-lane")),
      ])
  }

  @Test("Where the second never reports, no clock waits for it, and the page says so")
  func secondIsSilent() throws {
    var desk = try preparing()
    try desk.send(.trackingFresh, by: .system, at: "2026-03-03 09:41")
    let report = try report(desk, from: "main-street", at: "2026-03-03 10:02", to: "oak-lane", tells: [])
    try desk.send(.pharmacyRerouted(report), by: .pharmacy, at: "2026-03-03 10:02")
    #expect(desk.refill.regions.tracking == .notSupported)
  }

  @Test("Not dispensed and then sent on is under way again")
  func opensAgain() throws {
    var desk = try preparing()
    try desk.hear(.pharmacyNotDispensed, at: "2026-03-03 09:50")
    #expect(!desk.refill.isLive)
    let report = try report(desk, from: "main-street", at: "2026-03-03 10:02", to: "oak-lane")
    let decision = try desk.send(.pharmacyRerouted(report), by: .pharmacy, at: "2026-03-03 10:02")
    #expect(decision.notices == [.changed])
    #expect(desk.refill.progress == .sent)
    #expect(desk.refill.watchedFormerPlaces.map(\.place.endpoint.text) == ["main-street"])
  }

  @Test("Support hears of it late: what the second said before counts, and what the first ended is ended")
  func toldLate() throws {
    var desk = try preparing()
    var byHand = try report(desk, from: "main-street", at: "2026-03-03 11:00", to: "oak-lane")
    byHand.source = .staff
    byHand.endpoint = nil
    byHand.reportedAt = nil
    try desk.send(.pharmacyRerouted(byHand), by: .support, at: "2026-03-03 11:00")
    let ready = try report(desk, from: "oak-lane", at: "2026-03-03 11:01", reportedAt: "2026-03-03 10:30")
    #expect(try desk.send(.pharmacyReady(ready), by: .pharmacy, at: "2026-03-03 11:01").notices == [.ready])
    let ended = try report(desk, from: "main-street", at: "2026-03-03 11:02", reportedAt: "2026-03-03 10:40")
    _ = try desk.refusal(of: .pharmacyCancelled(ended), by: .pharmacy, at: "2026-03-03 11:02")
    #expect(!desk.refill.record.mayBeFilledTwice)
    #expect(desk.refill.progress == .ready)
  }

  @Test("What becomes of the order at the first does not move what the second has")
  func orderAtTheFirst() throws {
    var desk = try rerouted()
    let problem = OrderProblem(text: "HTTP 500.", endpoint: try name("main-street"))
    #expect(try desk.refusal(of: .orderUnknown(problem), by: .system, at: "2026-03-03 10:05") == "elsewhere")
    #expect(try desk.refusal(of: .orderRefused(problem), by: .system, at: "2026-03-03 10:06") == "elsewhere")
    #expect(desk.refill.progress == .sent)
    #expect(desk.refill.record.mayBeFilledTwice, "another try may have arrived")
    let own = OrderProblem(text: "HTTP 500.", endpoint: try name("oak-lane"))
    try desk.send(.orderRefused(own), by: .system, at: "2026-03-03 10:07")
    #expect(desk.refill.progress == .sendFailed)
  }

  @Test("Sent on once more by the first, to a third: support says which of them has it")
  func sentOnAgain() throws {
    var desk = try rerouted()
    let done = TaskClosing(owner: .support, cause: .pharmacyRerouted)
    try desk.send(.taskDone(done), by: .support, at: "2026-03-03 10:10")
    let again = try report(desk, from: "main-street", at: "2026-03-03 10:30", to: "elm")
    #expect(
      try desk.refusal(of: .pharmacyRerouted(again), by: .pharmacy, at: "2026-03-03 10:30") == "elsewhere")
    #expect(desk.refill.record.pharmacy?.endpoint == (try name("oak-lane")))
    #expect(desk.refill.called == [.support])
    let cancelled = try report(desk, from: "main-street", at: "2026-03-03 10:40")
    _ = try desk.refusal(of: .pharmacyCancelled(cancelled), by: .pharmacy, at: "2026-03-03 10:40")
    #expect(desk.refill.called == [.support], "that the first cancelled does not say who has it")
  }

  @Test("Sent on by the second to nobody knows whom, support's task stays when the first cancels")
  func lost() throws {
    var desk = try rerouted()
    let unknown = try report(desk, from: "oak-lane", at: "2026-03-03 10:30")
    try desk.send(.pharmacyRerouted(unknown), by: .pharmacy, at: "2026-03-03 10:30")
    let cancelled = try report(desk, from: "main-street", at: "2026-03-03 10:40")
    _ = try desk.refusal(of: .pharmacyCancelled(cancelled), by: .pharmacy, at: "2026-03-03 10:40")
    #expect(desk.refill.called == [.support])
  }

  @Test("What the first had ready in part is not what the second hands over")
  func parts() throws {
    var desk = try preparing()
    try desk.hear(
      .pharmacyPartlyReady, at: "2026-03-03 10:00",
      quantity: Quantity(thousandths: 30_000, ofThousandths: 90_000))
    let report = try report(desk, from: "main-street", at: "2026-03-03 10:02", to: "oak-lane")
    try desk.send(.pharmacyRerouted(report), by: .pharmacy, at: "2026-03-03 10:02")
    let all = try self.report(desk, from: "oak-lane", at: "2026-03-03 12:00")
    try desk.send(.pharmacyPickedUp(all), by: .pharmacy, at: "2026-03-03 12:00")
    #expect(desk.refill.progress == .pickedUp)
  }

  @Test("A parcel under way is with the carrier: that it was sent on is for support")
  func underWay() throws {
    var desk = try Desk(way: .mail, importedAt: "2026-03-03 09:30")
    try desk.send(.refillImported(Import()), by: .system, at: "2026-03-03 09:30")
    try desk.hear(.carrierInTransit, at: "2026-03-03 10:00", from: .carrier)
    let report = try report(desk, from: "main-street", at: "2026-03-03 10:02", to: "oak-lane")
    try desk.send(.pharmacyRerouted(report), by: .pharmacy, at: "2026-03-03 10:02")
    #expect(desk.refill.progress == .shipped)
    #expect(desk.refill.called == [.support])
    #expect(desk.refill.record.pharmacy?.endpoint == (try name("main-street")))
    #expect(desk.refill.record.moments[.sentAt] != (try desk.place.at("2026-03-03 10:02")))
    let delivered = try desk.hear(.carrierDelivered, at: "2026-03-04 10:00", from: .carrier)
    #expect(delivered.notices == [.delivered])
  }

  @Test("The page says where it is, that it is not confirmed, and where not to go")
  func page() throws {
    let desk = try rerouted()
    let now = try desk.place.at("2026-03-03 10:30")
    let context = AnswerContext(
      now: now, zone: desk.place.zone, pharmacy: "Oak Lane Pharmacy",
      formerPharmacy: "Main Street Pharmacy", phone: "1")
    let text = AnswerWords(in: .english, context: context).text(
      of: PatientAnswers(of: desk.refill, in: context))
    #expect(text[.sent] == "Yes, to Oak Lane Pharmacy, 10:02 AM. Oak Lane Pharmacy has not confirmed it.")
    #expect(text[.next].contains("Do not go to Main Street Pharmacy."))
  }
}
