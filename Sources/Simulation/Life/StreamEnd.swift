import Synchronization
import Tracking

/// Where the end of one delivery to a consumer is found.
final class StreamEnd: Sendable {
  private let result = Mutex<StreamResult?>(nil)

  func put(_ ended: StreamResult) { result.withLock { $0 = ended } }

  func take() -> StreamResult? { result.withLock { $0 } }
}
