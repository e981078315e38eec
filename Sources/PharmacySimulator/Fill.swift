/// One fill at the simulated pharmacy.
package struct Fill: Hashable, Sendable {
  package let id: String
  /// The id of whoever ordered it.
  package let reference: String
  /// Milliseconds since 1970.
  package let orderedAt: Int64
  package var plan: FillPlan
  /// What was set by hand and stands against the plan from then on.
  package var override: State?

  package struct State: Hashable, Sendable {
    package var status: FillStatus
    package var reason: String?
    /// Milliseconds since 1970.
    package var since: Int64
    /// When it was ready and when it was handed over, where that has happened.
    package var readyAt: Int64?
    package var handedOverAt: Int64?
    /// The id of the pharmacy that has it now, where it was sent on.
    package var reroutedTo: String?
  }

  package init(id: String, reference: String, orderedAt: Int64, plan: FillPlan) {
    self.id = id
    self.reference = reference
    self.orderedAt = orderedAt
    self.plan = plan
  }

  /// - Parameter speed: simulated milliseconds a real one.
  package func state(at now: Int64, speed: Double) -> State {
    if let override { return override }
    var state = State(status: .received, since: orderedAt)
    for step in plan.steps {
      let at = orderedAt + Int64(Double(step.after) / speed)
      guard at <= now else { break }
      state.status = step.status
      state.reason = step.reason
      state.since = at
      switch step.status {
      case .ready, .partlyReady: state.readyAt = at
      case .shipped, .pickedUp: state.handedOverAt = at
      case .preparing, .onHold:
        state.readyAt = nil
        state.handedOverAt = nil
      case .received, .transferring, .rerouted, .packed, .outForDelivery, .deliveryProblem, .delivered,
        .notDispensed, .returnedToStock, .cancelled, .enteredInError:
        break
      }
    }
    return state
  }
}
