import Refills
import Statecharts
import Store

/// Tells after each transaction, before anybody else hears of it.
final class PromisingStore: RelayingStore {
  let base: any RefillStore
  private let committed: (String) throws -> Void

  init(_ base: any RefillStore, committed: @escaping (String) throws -> Void) {
    self.base = base
    self.committed = committed
  }

  private func tell(_ deed: String) throws(StoreError) {
    do {
      try committed(deed)
    } catch {
      throw StoreError(.other, "What was written cannot be read: \(error)")
    }
  }

  func commit(_ writes: [Write]) throws(StoreError) {
    try base.commit(writes)
    try tell("commit")
  }

  func claimDispatches(at now: Instant, lease: Span, limit: Int) throws(StoreError) -> [DispatchRow] {
    let rows = try base.claimDispatches(at: now, lease: lease, limit: limit)
    try tell("claim")
    return rows
  }

  func settle(_ settlements: [Settlement], at now: Instant) throws(StoreError) -> [Int] {
    let settled = try base.settle(settlements, at: now)
    try tell("settlement")
    return settled
  }

  func abandonedOnceRows(at now: Instant) throws(StoreError) -> [DispatchRow] {
    let rows = try base.abandonedOnceRows(at: now)
    try tell("settlement")
    return rows
  }
}
