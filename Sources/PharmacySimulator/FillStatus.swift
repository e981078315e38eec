/// Where a fill stands at the simulated pharmacy, in the words of its plain JSON.
package enum FillStatus: String, CaseIterable, Hashable, Sendable, Codable {
  case received
  case preparing
  case transferring
  case rerouted
  case onHold = "on-hold"
  case partlyReady = "partly-ready"
  case ready
  case packed
  case shipped
  case outForDelivery = "out-for-delivery"
  case deliveryProblem = "delivery-problem"
  case delivered
  case pickedUp = "picked-up"
  case notDispensed = "not-dispensed"
  case returnedToStock = "returned-to-stock"
  case cancelled
  case enteredInError = "entered-in-error"

  /// The same in the words of FHIR R4 `medicationdispense-status`, which has fewer.
  var fhir: String {
    switch self {
    case .received, .preparing, .transferring, .rerouted: "preparation"
    case .onHold: "on-hold"
    case .partlyReady, .ready, .packed: "in-progress"
    case .shipped, .outForDelivery, .deliveryProblem, .delivered, .pickedUp: "completed"
    case .notDispensed: "declined"
    case .returnedToStock: "stopped"
    case .cancelled: "cancelled"
    case .enteredInError: "entered-in-error"
    }
  }

  /// Whether a wish to cancel comes in time.
  var isCancellable: Bool {
    switch self {
    case .received, .preparing, .transferring, .rerouted, .onHold: true
    case .partlyReady, .ready, .packed, .shipped, .outForDelivery, .deliveryProblem, .delivered, .pickedUp,
      .notDispensed, .returnedToStock, .cancelled, .enteredInError:
      false
    }
  }
}
