import Refills
import Store
import Synchronization

/// The views as they are where the first look at a refill for a message counts for ever: a planted fault.
final class RememberedViews: RelayingViews {
  let base: any Views
  private let refills = Mutex<[MessageID: Refill]>([:])

  init(_ base: any Views) { self.base = base }

  func refill(_ id: RefillID) throws(StoreError) -> Refill? {
    guard let message = Switchboard.row?.id else { return try base.refill(id) }
    if let known = refills.withLock({ $0[message] }) { return known }
    let found = try base.refill(id)
    refills.withLock { $0[message] = found }
    return found
  }
}
