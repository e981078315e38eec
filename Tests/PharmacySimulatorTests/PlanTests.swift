import PharmacySimulator
import Testing

@Suite("The simulated pharmacy")
struct PlanTests {
  static let hour: Int64 = 3_600_000

  private func fill(_ plan: FillPlan) -> Fill {
    Fill(id: "F-1", reference: "R-1", orderedAt: 1_000_000, plan: plan)
  }

  @Test("Time goes so much faster as it was told: a day in a minute")
  func speed() {
    let fill = fill(.pickUp)
    #expect(fill.state(at: 1_000_000, speed: 1_440).status == .received)
    #expect(fill.state(at: 1_000_000 + 60_000, speed: 1_440).status == .ready)
    #expect(fill.state(at: 1_000_000 + 120_000, speed: 1_440).status == .pickedUp)
    #expect(fill.state(at: 1_000_000 + 60_000, speed: 1).status == .received)
  }

  @Test("What is taken back has no time of being ready any more")
  func takenBack() {
    let fill = fill(.changeOfMind)
    let ready = fill.state(at: 1_000_000 + 11 * Self.hour, speed: 1)
    let taken = fill.state(at: 1_000_000 + 13 * Self.hour, speed: 1)
    #expect((ready.status, ready.readyAt) == (.ready, 1_000_000 + 10 * Self.hour))
    #expect((taken.status, taken.readyAt) == (.preparing, nil))
  }

  @Test("Every plan ends where the medicine is, and in ascending time")
  func plans() {
    for plan in [FillPlan.pickUp, .mail, .outOfStock, .changeOfMind] {
      let end = fill(plan).state(at: 1_000_000 + 1_000 * Self.hour, speed: 1)
      #expect([.pickedUp, .delivered].contains(end.status))
      #expect(end.handedOverAt != nil)
    }
  }
}
