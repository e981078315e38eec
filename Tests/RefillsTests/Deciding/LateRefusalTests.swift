import Refills
import Statecharts
import Testing

@Suite("An order that is refused late")
struct LateRefusalTests {
  private static let refused = RefillChart.Event.orderRefused(OrderProblem(text: "Error"))

  @Test("What we had sent is taken back, with a word to the patient, and support sends it again")
  func takenBack() throws {
    var desk = try Desk()
    try desk.reachPharmacy()
    let decision = try desk.send(Self.refused, by: .system, at: "2026-03-02 12:00")
    #expect(desk.refill.progress == .sendFailed)
    #expect(decision.notices == [.changed] && decision.entry.isCorrection)
    #expect(desk.refill.called.contains(.support))
    #expect(try desk.refusal(of: Self.refused, by: .system, at: "2026-03-02 12:05") == "ignored")
    let again = try desk.send(
      .orderSendAgain(Reason(text: "It is up again.")), by: .support, at: "2026-03-02 12:10")
    #expect(desk.refill.progress == .sending && again.errands == [.order])
  }

  @Test("A scheduled drug goes back to the system that signs it, never to ours")
  func scheduled() throws {
    var desk = try Desk(schedule: .two)
    try desk.send(.screeningBegin, by: .system, at: "2026-03-02 10:00")
    try desk.send(.screeningPassed, by: .system, at: "2026-03-02 10:01")
    #expect(desk.refill.progress == .decidedElsewhere)
    try desk.send(Self.refused, by: .system, at: "2026-03-02 10:30")
    #expect(desk.refill.progress == .decidedElsewhere && desk.refill.called.contains(.support))
    let evidence = Evidence(system: "ehr", reference: "s-1")
    try desk.send(.prescriptionSigned(evidence), by: .system, at: "2026-03-02 11:00")
    #expect(desk.refill.progress == .sent)
    let decision = try desk.send(Self.refused, by: .system, at: "2026-03-02 12:00")
    #expect(desk.refill.progress == .decidedElsewhere)
    #expect(decision.notices == [.changed] && decision.errands.isEmpty)
  }
}
