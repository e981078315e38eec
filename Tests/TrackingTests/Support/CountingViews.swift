import Store
import Synchronization

/// Views that count how often the stream was looked at.
final class CountingViews: RelayingViews {
  let base: any Views
  private let count = Mutex(0)

  init(_ base: any Views) { self.base = base }

  var looks: Int { count.withLock { $0 } }

  func stream(after sequence: Int64, limit: Int) throws(StoreError) -> StreamPage {
    count.withLock { $0 += 1 }
    return try base.stream(after: sequence, limit: limit)
  }
}
