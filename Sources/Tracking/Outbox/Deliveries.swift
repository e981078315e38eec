import Store
import Synchronization

/// Deliveries that ended and were not looked at yet.
final class Deliveries: Sendable {
  private let ends = Mutex<[(row: DispatchRow, result: DeliveryResult)]>([])

  func put(_ row: DispatchRow, _ result: DeliveryResult) {
    ends.withLock { $0.append((row, result)) }
  }

  func take() -> [(row: DispatchRow, result: DeliveryResult)] {
    ends.withLock { ends in
      defer { ends = [] }
      return ends
    }
  }
}
