import Refills
import Statecharts
import Testing

/// 90 tablets for 30 days; the medicine runs out on 9 March.
@Suite("A fill that comes in parts")
struct PartTests {
  private static func part(_ units: Int64) -> Quantity {
    Quantity(thousandths: units * 1_000, ofThousandths: 90_000)
  }

  private func preparing() throws -> Desk {
    var desk = try Desk(runOut: "2026-03-09 00:00", importedAt: "2026-02-27 10:00")
    try desk.send(.refillImported(Import()), by: .system, at: "2026-02-27 10:00")
    try desk.hear(.pharmacyPreparing, at: "2026-03-01 10:00")
    return desk
  }

  private func runsOut(_ desk: Desk) -> String? { desk.refill.record.runOut.map(desk.place.shown) }

  @Test("Two parts are a whole, each moves the run-out by what it lasts, and the pharmacy owes nothing then")
  func twoParts() throws {
    var desk = try preparing()
    try desk.hear(.pharmacyPartlyReady, at: "2026-03-02 10:00", quantity: Self.part(30))
    try desk.hear(.pharmacyPickedUp, at: "2026-03-02 10:20", quantity: Self.part(30))
    #expect(desk.refill.progress == .remainder)
    #expect(desk.refill.record.collected?.quantity == Self.part(30))
    #expect(runsOut(desk) == "Thu, Mar 19, 12:00 AM")
    try desk.hear(.pharmacyReady, at: "2026-03-02 10:50", quantity: Self.part(60))
    #expect(desk.refill.record.collected?.quantity == Self.part(30))
    try desk.hear(.pharmacyPickedUp, at: "2026-03-03 09:00", quantity: Self.part(60))
    #expect(desk.refill.progress == .pickedUp)
    #expect(desk.refill.record.collected?.isPart == false)
    #expect(runsOut(desk) == "Wed, Apr 8, 12:00 AM")
  }

  @Test("A pharmacy that counts all parts together says the same")
  func countedTogether() throws {
    var desk = try preparing()
    try desk.hear(.pharmacyPickedUp, at: "2026-03-02 10:20", quantity: Self.part(30))
    try desk.hear(.pharmacyReady, at: "2026-03-02 10:50", quantity: Self.part(60))
    try desk.hear(.pharmacyPickedUp, at: "2026-03-03 09:00", quantity: Self.part(90))
    #expect(desk.refill.progress == .pickedUp)
    #expect(runsOut(desk) == "Wed, Apr 8, 12:00 AM")
  }

  @Test("The same part said again is the same part")
  func saidAgain() throws {
    var desk = try preparing()
    try desk.hear(.pharmacyPickedUp, at: "2026-03-02 10:20", quantity: Self.part(30))
    try desk.hear(.pharmacyPickedUp, at: "2026-03-02 11:20", quantity: Self.part(30))
    #expect(desk.refill.progress == .remainder)
    #expect(desk.refill.record.collected?.quantity == Self.part(30))
    #expect(runsOut(desk) == "Thu, Mar 19, 12:00 AM")
  }

  @Test("Where nobody says how much, what is handed over is all, and the rest of a part is the rest")
  func noQuantity() throws {
    var desk = try preparing()
    var whole = desk
    try whole.hear(.pharmacyPickedUp, at: "2026-03-02 10:20")
    #expect(whole.refill.progress == .pickedUp)
    #expect(runsOut(whole) == "Wed, Apr 8, 12:00 AM")
    try desk.hear(.pharmacyPickedUp, at: "2026-03-02 10:20", quantity: Self.part(30))
    try desk.hear(.pharmacyReady, at: "2026-03-02 10:50")
    try desk.hear(.pharmacyPickedUp, at: "2026-03-03 09:00")
    #expect(desk.refill.progress == .pickedUp)
    #expect(runsOut(desk) == "Wed, Apr 8, 12:00 AM")
  }

  @Test("What was not picked up after all lasts no longer; a part that was stays")
  func takenBack() throws {
    var desk = try preparing()
    try desk.hear(.pharmacyPickedUp, at: "2026-03-02 10:20", quantity: Self.part(30))
    try desk.hear(.pharmacyReady, at: "2026-03-02 10:50", quantity: Self.part(60))
    try desk.hear(.pharmacyPickedUp, at: "2026-03-03 09:00", quantity: Self.part(60))
    try desk.hear(.pharmacyReady, at: "2026-03-03 09:30", quantity: Self.part(60))
    #expect(desk.refill.progress == .ready)
    #expect(desk.refill.record.collected?.quantity == Self.part(30))
    #expect(runsOut(desk) == "Thu, Mar 19, 12:00 AM")
  }

  @Test(
    "What is taken back was not handed over",
    arguments: [
      RefillChart.EventKind.pharmacyEnteredInError, .pharmacyNotDispensed, .pharmacyReturnedToStock,
    ])
  func notHandedOver(kind: RefillChart.EventKind) throws {
    var desk = try preparing()
    try desk.hear(.pharmacyPickedUp, at: "2026-03-02 10:20")
    #expect(desk.refill.progress == .pickedUp)
    try desk.hear(kind, at: "2026-03-02 11:00")
    #expect(desk.refill.record.collected == nil)
    #expect(runsOut(desk) == "Mon, Mar 9, 12:00 AM")
  }

  @Test("A parcel that has only left is nothing that the patient has")
  func parcel() throws {
    var desk = try Desk(way: .mail, runOut: "2026-03-09 00:00", importedAt: "2026-02-27 10:00")
    try desk.send(.refillImported(Import()), by: .system, at: "2026-02-27 10:00")
    try desk.hear(.pharmacyCompleted, at: "2026-03-01 10:00", quantity: Self.part(90))
    #expect(desk.refill.progress == .shipped)
    #expect(desk.refill.record.collected == nil)
    #expect(runsOut(desk) == "Mon, Mar 9, 12:00 AM")
  }

  @Test("What was handed over before it was told of moves nothing: the clinic's date knows of it")
  func before() throws {
    var desk = try Desk(runOut: "2026-03-09 00:00", importedAt: "2026-03-01 10:00")
    try desk.send(.refillImported(Import()), by: .system, at: "2026-03-01 10:00")
    var report = try desk.news(seen: "2026-03-01 11:00")
    report.handedOverAt = try desk.place.at("2026-02-28 10:00")
    try desk.send(.pharmacyPickedUp(report), by: .pharmacy, at: "2026-03-01 11:00")
    #expect(runsOut(desk) == "Mon, Mar 9, 12:00 AM")
  }
}
