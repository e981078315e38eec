import Refills
import Statecharts
import Testing

extension Desk {
  /// Checked, and waiting for a provider: Monday, 10:00.
  mutating func reachReview() throws {
    try send(.screeningBegin, by: .system, at: "2026-03-02 10:00")
    try send(.screeningPassed, by: .system, at: "2026-03-02 10:00")
  }

  /// A record that a provider said yes. Made from a drug that is on no schedule: no other way leads to one.
  func approval() throws -> RefillChart.Event {
    var randomness = SystemRandomNumberGenerator()
    let now = refill.changedAt
    let prescription = Prescription(
      id: refill.record.prescription, external: try #require(ExternalID("rx-1")),
      patient: refill.record.patient,
      drug: "Testamine", schedule: .none)
    let unscheduled = try #require(UnscheduledPrescription(prescription))
    return .providerApprove(Approval(of: unscheduled, by: StaffID(at: now, using: &randomness)))
  }

  /// With the pharmacy, which took our order: Monday, 11:00.
  mutating func reachPharmacy() throws {
    try reachReview()
    try send(approval(), by: .provider, at: "2026-03-02 10:59")
    try fire(.undoOver)
    try send(.orderAccepted(OrderReceipt(item: "item-1")), by: .system, at: "2026-03-02 11:00")
  }
}
