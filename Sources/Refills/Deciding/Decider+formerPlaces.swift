import Statecharts

extension Decider {
  /// News of a pharmacy that has sent the refill on moves nothing. That it fills nothing settles what it had; that it
  /// goes on with it is for support, since two pharmacies may be filling it.
  func heard(ofFormer refill: Refill, _ input: Input) -> Verdict {
    var next = refill
    if let report = input.event.report, let former = next.record.former(of: report) {
      switch input.event.kind.onFill {
      case .ends: next.record.settle(former.place.endpoint, at: report.orderedBy)
      case .goesOn:
        next.record.reopen(former.place.endpoint)
        if !next.record.isWatchedBySupport {
          next.record.call(.support, because: .pharmacyRerouted, at: input.at)
        }
      case .isThere:
        next.record.reopen(former.place.endpoint)
        next.record.call(.support, because: input.event.kind, at: input.at)
      case .nothing: break
      }
    }
    guard next != refill else { return .refused(.elsewhere, entry(for: refill, input, refusal: .elsewhere)) }
    return .decided(counted(next, input, .elsewhere, from: refill))
  }
}

extension RefillRecord {
  /// Support knows already that two pharmacies may be filling it.
  fileprivate var isWatchedBySupport: Bool {
    tasks.contains { $0.owner == .support && $0.cause == .pharmacyRerouted }
  }
}

extension RefillChart.EventKind {
  /// What a pharmacy's word says of its own part in a fill.
  fileprivate enum OnFill {
    /// It fills nothing any more.
    case ends
    /// It works on it.
    case goesOn
    /// The medicine is there, or has left it.
    case isThere
    case nothing
  }

  fileprivate var onFill: OnFill {
    switch self {
    case .pharmacyCancelled, .pharmacyNotDispensed, .pharmacyReturnedToStock, .pharmacyTransferredOut,
      .pharmacyEnteredInError:
      .ends
    case .pharmacyReady, .pharmacyPartlyReady, .pharmacyPacked, .pharmacyPickedUp, .pharmacyCompleted,
      .pharmacyCancelRefused, .carrierInTransit, .carrierOutForDelivery, .carrierDelivered, .carrierProblem:
      .isThere
    case .pharmacyRerouted, .pharmacyTransferring, .pharmacyUnmapped: .nothing
    default: RefillChart.EventKind.reporting.contains(self) ? .goesOn : .nothing
    }
  }
}
