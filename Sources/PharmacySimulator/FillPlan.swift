/// What becomes of a fill, and when.
package struct FillPlan: Hashable, Sendable {
  package struct Step: Hashable, Sendable {
    /// Simulated milliseconds after the order.
    package let after: Int64
    package let status: FillStatus
    /// Code of a reason, as `out-of-stock`.
    package let reason: String?

    package init(after: Int64, _ status: FillStatus, reason: String? = nil) {
      self.after = after
      self.status = status
      self.reason = reason
    }
  }

  /// In ascending order of time.
  package let steps: [Step]

  package init(_ steps: [Step]) {
    self.steps = steps.sorted { $0.after < $1.after }
  }

  private static let hour: Int64 = 3_600_000

  /// Received, prepared within the day, collected the day after.
  package static let pickUp = FillPlan([
    Step(after: 0, .received), Step(after: 4 * hour, .preparing), Step(after: 20 * hour, .ready),
    Step(after: 48 * hour, .pickedUp),
  ])

  /// Received, packed, three days on the road.
  package static let mail = FillPlan([
    Step(after: 0, .received), Step(after: 4 * hour, .preparing), Step(after: 20 * hour, .packed),
    Step(after: 30 * hour, .shipped), Step(after: 70 * hour, .outForDelivery),
    Step(after: 76 * hour, .delivered),
  ])

  /// Not in stock for two days, then as for pick up.
  package static let outOfStock = FillPlan([
    Step(after: 0, .received), Step(after: 4 * hour, .onHold, reason: "out-of-stock"),
    Step(after: 52 * hour, .preparing), Step(after: 60 * hour, .ready), Step(after: 80 * hour, .pickedUp),
  ])

  /// Said to be ready, taken back, ready again.
  package static let changeOfMind = FillPlan([
    Step(after: 0, .received), Step(after: 2 * hour, .preparing), Step(after: 10 * hour, .ready),
    Step(after: 12 * hour, .preparing), Step(after: 24 * hour, .ready), Step(after: 48 * hour, .pickedUp),
  ])

  /// Stays where it is until somebody moves it.
  package static func still(_ status: FillStatus) -> FillPlan { FillPlan([Step(after: 0, status)]) }
}
