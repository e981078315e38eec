import Refills
import Store

/// Wrong on purpose: writes what leaves the house in a transaction after that of the decision.
final class SplitStore: RelayingStore {
  let base: any RefillStore

  init(_ base: any RefillStore) { self.base = base }

  func commit(_ writes: [Write]) throws(StoreError) {
    var outbox: [Write] = []
    try base.commit(
      writes.map { write in
        guard case .decision(let decision) = write, !decision.dispatches.isEmpty else { return write }
        // A row of the stream stands for each dispatch: nothing else can be put into the queue out alone.
        outbox += decision.dispatches.map { _ in
          .parked(consumer: "split", refill: decision.refill.id, sequence: 1, at: decision.entry.at)
        }
        return .decision(
          Decision(refill: decision.refill, entry: decision.entry, timers: decision.timers, dispatches: []))
      })
    if !outbox.isEmpty { try base.commit(outbox) }
  }
}
