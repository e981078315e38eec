/// What a pharmacy may ever tell of a fill. A clock that waits for anything else would wait for ever.
package enum Reportable: String, CaseIterable, Hashable, Sendable, Codable {
  /// That it has the order, works on it, or is held up.
  case work
  /// That it is ready at the counter, in whole or in part, or packed.
  case readiness
  /// That the patient has collected it.
  case collection
  /// That it has left the pharmacy.
  case shipping
  /// That it reached the patient's door.
  case delivery
}

extension Set<Reportable> {
  /// All that these events tell.
  package static func told(by events: some Sequence<RefillChart.EventKind>) -> Set<Reportable> {
    Set(events.flatMap(\.tells))
  }
}

extension RefillChart.EventKind {
  /// Events that end a fill without medicine tell nothing here: who says only those leaves the others open.
  fileprivate var tells: [Reportable] {
    switch self {
    case .pharmacyReceived, .pharmacyPreparing, .pharmacyTransferring, .pharmacyRerouted,
      .pharmacyHoldTooSoon,
      .pharmacyHoldOutOfStock, .pharmacyHoldBackordered, .pharmacyHoldClarification,
      .pharmacyHoldPriorAuthorisation, .pharmacyHoldWithPayer, .pharmacyHoldMismatch,
      .pharmacyHoldUnreachable, .pharmacyHoldSupervisor, .pharmacyHoldNoReason, .pharmacyHoldLifted:
      [.work]
    case .pharmacyReady, .pharmacyPartlyReady, .pharmacyPacked: [.readiness]
    case .pharmacyPickedUp: [.collection]
    // At the counter it is the patient who has it, else the carrier.
    case .pharmacyCompleted: [.collection, .shipping]
    case .carrierInTransit, .carrierOutForDelivery, .carrierProblem: [.shipping]
    case .carrierDelivered: [.shipping, .delivery]
    default: []
    }
  }
}
