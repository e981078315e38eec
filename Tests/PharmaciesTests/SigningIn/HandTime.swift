import Statecharts
import Synchronization
import Tracking

/// A clock that goes when it is told to.
final class HandTime: TimeSource {
  private let moment = Mutex(Sample.now)

  func now() -> Instant { moment.withLock { $0 } }
  func pass(_ span: Span) { moment.withLock { $0 = $0 + span } }
  func sleep(until moment: Instant) async {}
}
