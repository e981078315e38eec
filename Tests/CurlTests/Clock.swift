import Synchronization

/// A clock that a test moves, in ms.
final class Clock: Sendable {
  private let time = Mutex<Int64>(0)

  var now: Int64 { time.withLock { $0 } }

  func set(_ now: Int64) {
    time.withLock { $0 = now }
  }
}
