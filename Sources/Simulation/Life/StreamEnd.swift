import Synchronization
import Tracking

/// Where the end of one delivery to a consumer is found.
final class StreamEnd: Sendable {
  private let result = Mutex<DeliveryResult?>(nil)

  func put(_ ended: DeliveryResult) { result.withLock { $0 = ended } }

  func take() -> DeliveryResult? { result.withLock { $0 } }
}
