import Refills
import Statecharts
import Store
import Synchronization

/// A store that fails where the test says, and counts what it is asked for.
final class FaultyStore: RelayingStore {
  /// What a test changes while the store is on another thread.
  final class Switch: Sendable {
    private let state = Mutex<(fails: @Sendable ([Write]) -> StoreError?, commits: [Int])>(({ _ in nil }, []))

    /// How many parts each commit had that got as far as the disk.
    var commits: [Int] { state.withLock { $0.commits } }

    func fail(_ fails: @escaping @Sendable ([Write]) -> StoreError?) { state.withLock { $0.fails = fails } }

    fileprivate func check(_ writes: [Write]) throws(StoreError) {
      let fails = state.withLock { $0.fails }
      if let error = fails(writes) { throw error }
    }

    fileprivate func committed(_ count: Int) { state.withLock { $0.commits.append(count) } }
  }

  let faults: Switch
  let base: any RefillStore

  init(_ base: any RefillStore, faults: Switch = Switch()) {
    self.base = base
    self.faults = faults
  }

  func commit(_ writes: [Write]) throws(StoreError) {
    try faults.check(writes)
    try base.commit(writes)
    faults.committed(writes.count)
  }
}
