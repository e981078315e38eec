import Statecharts

extension Decider {
  /// News of a pharmacy that has sent the refill on moves nothing. That it fills nothing settles what it had; that it
  /// goes on with it is for support, since two pharmacies may be filling it.
  func heard(ofFormer refill: Refill, _ input: Input) -> Verdict {
    guard let former = refill.record.former(of: input.event) else {
      return .refused(.elsewhere, entry(for: refill, input, refusal: .elsewhere))
    }
    let place = former.place.endpoint
    let report = input.event.report
    let isOld = report.map { $0.orderedBy < former.leftAt } ?? false
    let refusal: Refusal = isOld ? .outdated(known: former.leftAt) : .elsewhere
    var next = refill
    switch input.event.kind.onFill {
    // However old: what has ended does not begin by being sent on.
    case .ends:
      next.record.settle(place, at: report?.orderedBy ?? input.at)
      if !next.record.mayBeFilledTwice, refill.isWhereItWasSent {
        next.record.tasks.removeAll { $0.owner == .support && $0.cause == .pharmacyRerouted }
      }
    case .goesOn where !isOld:
      next.record.reopen(place)
      if !next.record.isWatchedBySupport {
        next.record.call(.support, because: .pharmacyRerouted, at: input.at)
      }
    case .isThere where !isOld:
      next.record.reopen(place)
      next.record.call(.support, because: input.event.kind, at: input.at)
    case .sentOn where !isOld:
      // It sent it on again, to somebody else: nobody but support can say which of them has it.
      if report?.reroutedTo != nil, report?.reroutedTo?.endpoint != refill.record.pharmacy?.endpoint {
        next.record.call(.support, because: .pharmacyTransferredOut, at: input.at)
      }
    case .goesOn, .isThere, .sentOn, .nothing: break
    }
    if case .orderAccepted(let receipt) = input.event, let item = receipt.item {
      // It took an order of ours after all.
      if former.place.item == nil {
        next.record.reopen(place)
        if !next.record.isWatchedBySupport {
          next.record.call(.support, because: .pharmacyRerouted, at: input.at)
        }
      }
      next.record.learn(item, at: receipt.endpoint)
    }
    guard next != refill else { return .refused(refusal, entry(for: refill, input, refusal: refusal)) }
    return .decided(counted(next, input, refusal, from: refill))
  }
}

extension Refill {
  /// Nobody looks for it: it was not sent on to a pharmacy of which nobody knows, with no word from it since.
  fileprivate var isWhereItWasSent: Bool {
    guard progress == .sent, let mover = record.movedBy else { return true }
    return mover.reroutedTo != nil
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
    /// The medicine is there, or has left it; or it takes back what it said of itself.
    case isThere
    case sentOn
    case nothing
  }

  fileprivate var onFill: OnFill {
    switch self {
    case .pharmacyCancelled, .pharmacyNotDispensed, .pharmacyReturnedToStock, .pharmacyTransferredOut:
      .ends
    case .pharmacyReady, .pharmacyPartlyReady, .pharmacyPacked, .pharmacyPickedUp, .pharmacyCompleted,
      .pharmacyCancelRefused, .pharmacyEnteredInError, .carrierInTransit, .carrierOutForDelivery,
      .carrierDelivered, .carrierProblem:
      .isThere
    case .pharmacyRerouted: .sentOn
    case .pharmacyTransferring, .pharmacyUnmapped: .nothing
    default: RefillChart.EventKind.reporting.contains(self) ? .goesOn : .nothing
    }
  }
}
