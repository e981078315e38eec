import Refills
import Statecharts
import Synchronization
import Tracking

/// Pushes that anybody can send must not spend an endpoint's own budget of requests: only so many of them count.
final class UnsignedBudget: Sendable {
  /// A quarter of the standard budget of an endpoint, so that its own questions always have room.
  static let perMinute = 30
  static let burst = 10

  private let buckets = Mutex<[EndpointName: TokenBucket]>([:])

  /// Whether one more counts now.
  func take(_ endpoint: EndpointName, at now: Instant) -> Bool {
    buckets.withLock { buckets in
      buckets[endpoint, default: TokenBucket(perMinute: Self.perMinute, burst: Self.burst, at: now)]
        .take(at: now)
    }
  }
}
