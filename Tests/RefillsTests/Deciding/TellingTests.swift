import Refills
import Statecharts
import Testing

@Suite("No clock waits for what a pharmacy never tells")
struct TellingTests {
  @Test("Who confirms nothing is not late with it: news is due when the fill should be")
  func nothingConfirmed() throws {
    var desk = try Desk(tells: [.readiness, .collection])
    try desk.reachPharmacy()
    #expect(try desk.wait(until: "2026-03-05 10:59").isEmpty)
    #expect(desk.refill.record.tasks.isEmpty)
    #expect(desk.answers.next.expectedBy.map(desk.place.shown) == "Thu, Mar 5, 11:00 AM")
    #expect(try desk.wait(until: "2026-03-05 11:00") == ["Thu, Mar 5, 11:00 AM late"])
    #expect(desk.refill.called == [.support])
    #expect(desk.words.contains("does not confirm what it gets"))
  }

  @Test("Who tells only that it works on it is not late with more, and its silence closes")
  func onlyWork() throws {
    var desk = try Desk(tells: [.work])
    try desk.reachPharmacy()
    try desk.hear(.pharmacyPreparing, at: "2026-03-02 12:00")
    #expect(desk.answers.next.expectedBy == nil)
    #expect(desk.words.contains("does not tell us when it is ready"))
    #expect(try desk.wait(until: "2026-03-16 11:59").isEmpty)
    #expect(desk.refill.progress == .preparing)
    try desk.wait(until: "2026-03-16 12:00")
    #expect(desk.refill.progress == .closedUnconfirmed)
    #expect(desk.refill.record.tasks.isEmpty)
  }

  @Test(
    "Where nobody tells that it was collected, one reminder is enough, nobody is called, and silence closes it"
  )
  func collectionUntold() throws {
    var desk = try Desk(tells: [.work, .readiness])
    try desk.reachPharmacy()
    try desk.hear(.pharmacyReady, at: "2026-03-03 10:00", readyAt: "2026-03-03 10:00")
    #expect(try desk.wait(until: "2026-03-16 12:00") == ["Fri, Mar 6, 10:00 AM collectReminder"])
    #expect(desk.refill.progress == .readyWindowOver)
    #expect(desk.refill.record.tasks.isEmpty)
    #expect(desk.answers.act.tasks == [.sayWhetherYouHaveIt, .callBeforeYouGo])
    try desk.wait(until: "2026-03-17 10:00")
    #expect(desk.refill.progress == .closedUnconfirmed)
    try desk.send(.patientHasIt(Word()), by: .patient, at: "2026-03-18 09:00")
    #expect(desk.refill.progress == .pickedUp)
  }

  @Test("Silence is counted from the last word: a hold that lasted long and is lifted closes nothing")
  func longHold() throws {
    var desk = try Desk(tells: [.work])
    try desk.reachPharmacy()
    try desk.hear(.pharmacyHoldOutOfStock, at: "2026-03-03 10:00")
    try desk.wait(until: "2026-03-20 09:00")
    try desk.hear(.pharmacyHoldLifted, at: "2026-03-20 10:00")
    try desk.wait(until: "2026-04-03 09:59")
    #expect(desk.refill.isLive)
    try desk.wait(until: "2026-04-03 10:00")
    #expect(desk.refill.progress == .closedUnconfirmed)
  }

  @Test("What counts as handed over depends on the way", arguments: [Way.mail, .courier])
  func packedUntold(way: Way) throws {
    var desk = try Desk(way: way, tells: [.work, .readiness, .collection])
    try desk.reachPharmacy()
    try desk.hear(.pharmacyPacked, at: "2026-03-03 10:00")
    #expect(try desk.wait(until: "2026-03-17 09:59").isEmpty)
    #expect(desk.refill.progress == .packed)
    try desk.wait(until: "2026-03-17 10:00")
    #expect(desk.refill.progress == .closedUnconfirmed)
    #expect(desk.refill.record.tasks.isEmpty)
  }

  @Test("Where nobody tells that it arrived, nobody waits at the door", arguments: [true, false])
  func deliveryUntold(isTold: Bool) throws {
    var desk = try Desk(way: .mail, tells: isTold ? [.shipping, .delivery] : [.shipping])
    try desk.reachPharmacy()
    try desk.hear(.carrierInTransit, at: "2026-03-03 10:00", from: .carrier)
    try desk.wait(until: "2026-03-13 12:00")
    #expect(desk.refill.called == (isTold ? [.support] : []))
    #expect(desk.refill.regions.pace == (isTold ? .late : .onTime))
    try desk.hear(.carrierOutForDelivery, at: "2026-03-13 13:00", from: .carrier)
    try desk.wait(until: "2026-03-14 14:00")
    #expect(desk.refill.progress == (isTold ? .deliveryProblem : .outForDelivery))
  }

  @Test("News is promised only where somebody acts when it does not come", arguments: Way.allCases)
  func promises(way: Way) throws {
    var promised = 0
    for tells in Set<Reportable>.all {
      for kind in [
        RefillChart.EventKind?.none, .pharmacyReceived, .pharmacyPreparing, .pharmacyPacked,
        .carrierInTransit,
      ] {
        var desk = try Desk(way: way, tells: tells)
        try desk.reachPharmacy()
        if let kind {
          try desk.hear(kind, at: "2026-03-02 12:00", from: kind == .carrierInTransit ? .carrier : .pharmacy)
        }
        guard let expected = desk.answers.next.expectedBy else { continue }
        promised += 1
        try desk.wait(until: expected)
        #expect(!desk.refill.record.tasks.isEmpty, "\(way) \(tells) \(String(describing: kind))")
      }
    }
    #expect(promised > 40)
  }

  @Test(
    "Whatever a pharmacy tells, silence never lasts for ever without a person or an end",
    arguments: Way.allCases)
  func silence(way: Way) throws {
    for tells in Set<Reportable>.all {
      for kind in [
        RefillChart.EventKind.pharmacyReceived, .pharmacyPreparing, .pharmacyPartlyReady, .pharmacyReady,
        .pharmacyPacked, .carrierInTransit, .carrierOutForDelivery,
      ] {
        var desk = try Desk(way: way, tells: tells)
        try desk.reachPharmacy()
        try desk.hear(kind, at: "2026-03-02 12:00", from: kind.isCarriers ? .carrier : .pharmacy)
        try desk.wait(until: "2026-05-02 12:00")
        #expect(
          !desk.refill.isLive || !desk.refill.record.tasks.isEmpty, "\(way) \(tells) \(kind)")
      }
    }
  }
}

extension Set<Reportable> {
  /// Every set of them.
  fileprivate static var all: [Set<Reportable>] {
    Reportable.allCases.reduce([[]]) { sets, one in sets + sets.map { $0.union([one]) } }
  }
}

extension RefillChart.EventKind {
  fileprivate var isCarriers: Bool { self == .carrierInTransit || self == .carrierOutForDelivery }
}
