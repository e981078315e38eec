import Foundation
import Refills
import Statecharts
import Testing

@Suite("The clocks of a refill")
struct ClockTests {
  @Test("The late firing of a clock that was set again does nothing")
  func replaced() throws {
    var desk = try Desk(way: .mail)
    try desk.reachPharmacy()
    try desk.hear(.carrierInTransit, at: "2026-03-03 09:00", from: .carrier)
    let first = try #require(desk.refill.record.clocks[.arrivalDue])
    try desk.hear(.carrierOutForDelivery, at: "2026-03-04 09:00", from: .carrier)
    try desk.hear(.carrierInTransit, at: "2026-03-05 09:00", from: .carrier)
    let version = desk.refill.version
    let verdict = desk.verdict(
      .clockArrivalDue, by: .timer, at: try desk.place.at("2026-04-30 09:00"), occurrence: first.occurrence)
    #expect(verdict == .refused(.clockReplaced, nil))
    #expect(desk.refill.version == version)
  }

  @Test("A clock does not fire before it is due, nor twice")
  func onceAndNotBefore() throws {
    var desk = try Desk()
    try desk.reachReview()
    let armed = try #require(desk.refill.record.clocks[.reviewDue])
    let early = try #require(armed.due) - .milliseconds(1)
    #expect(
      desk.verdict(.clockReviewDue, by: .timer, at: early, occurrence: armed.occurrence)
        == .refused(.clockReplaced, nil))
    try desk.fire(.reviewDue)
    #expect(
      desk.verdict(.clockReviewDue, by: .timer, at: early + .days(1), occurrence: armed.occurrence)
        == .refused(.clockReplaced, nil))
  }

  @Test("Stored and read back, with its clocks, it decides the same")
  func stored() throws {
    var desk = try Desk(endsAt: "2026-09-01 00:00", runOut: "2026-03-20 10:00")
    try desk.reachReview()
    try desk.send(.actionOpened(OpenAction(kind: .labs)), by: .support, at: "2026-03-03 10:00")
    var other = desk
    other.refill.record = try JSONDecoder().decode(
      RefillRecord.self, from: try JSONEncoder().encode(desk.refill.record))
    #expect(other.refill == desk.refill)
    other.refill.configuration = try Configuration(
      chart: RefillChart.table, stateIDs: desk.refill.configuration.stateIDs(in: RefillChart.table),
      historyIDs: desk.refill.configuration.historyIDs(in: RefillChart.table))
    let input = Input(
      .actionClosed(ActionClosing(kind: .labs)), from: .system, at: try desk.place.at("2026-03-05 10:00"))
    #expect(
      other.decider.decide(other.refill, input, in: desk.context)
        == desk.decider.decide(desk.refill, input, in: desk.context))
  }

  @Test("A hold that is lifted goes back to where it was, with the same due time")
  func holdLifted() throws {
    var desk = try Desk()
    try desk.reachPharmacy()
    try desk.hear(.pharmacyPreparing, at: "2026-03-02 12:00")
    let due = desk.due(.preparingDue)
    try desk.hear(.pharmacyHoldClarification, at: "2026-03-02 13:00")
    #expect(desk.due(.preparingDue) == nil)
    #expect(desk.due(.clarificationDue) == "Mon, Mar 2, 5:00 PM")
    #expect(desk.refill.called == [.provider])
    try desk.send(.providerHoldLifted, by: .provider, at: "2026-03-02 14:00")
    #expect(desk.refill.progress == .preparing)
    #expect(desk.due(.preparingDue) == due)
  }

  @Test("Before the patient runs out a person owns it: seven days before at high gap risk, three at low")
  func runOut() throws {
    for (risk, due) in [
      (GapRisk.high, "Fri, Mar 13, 10:00 AM"), (.unknown, "Fri, Mar 13, 10:00 AM"),
      (.low, "Tue, Mar 17, 10:00 AM"),
    ] {
      var desk = try Desk(gapRisk: risk, runOut: "2026-03-20 10:00")
      try desk.reachPharmacy()
      #expect(desk.due(.runOutNear)?.prefix(11) == due.prefix(11))
      try desk.fire(.runOutNear)
      #expect(desk.refill.record.tasks.contains { $0.isUrgent })
      #expect(desk.refill.progress == .sent)
    }
  }

  @Test("A prescription that ends before it is sent expires, with a task to call")
  func expires() throws {
    var desk = try Desk(endsAt: "2026-03-03 10:00")
    try desk.reachReview()
    #expect(try desk.fire(.prescriptionEnds).notices == [.expired])
    #expect(desk.refill.progress == .expired)
    #expect(desk.refill.called == [.prescriber])
  }
}
