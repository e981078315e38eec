import Store
import Synchronization
import Tracking

/// A destination and a consumer that keeps what it was sent and answers as the test says.
final class Recorder: Destination, StreamConsumer {
  let name: String
  private let rows = Mutex<[DispatchRow]>([])
  private let events = Mutex<[String]>([])
  private let asked = Mutex(0)
  private let answer: @Sendable (DispatchRow) async -> DeliveryResult
  private let accepts: @Sendable (String) -> Bool

  init(
    name: String = "recorder", accepts: @escaping @Sendable (String) -> Bool = { _ in true },
    answer: @escaping @Sendable (DispatchRow) async -> DeliveryResult = { _ in .delivered }
  ) {
    self.name = name
    self.accepts = accepts
    self.answer = answer
  }

  /// Every try, in order.
  var tries: [DispatchRow] { rows.withLock { $0 } }

  /// How often an event was brought.
  var asks: Int { asked.withLock { $0 } }

  /// Ids of the events that were taken, in order.
  var taken: [String] { events.withLock { $0 } }

  func deliver(_ row: DispatchRow) async -> DeliveryResult {
    rows.withLock { $0.append(row) }
    return await answer(row)
  }

  func deliver(_ row: StreamRow) async -> StreamResult {
    asked.withLock { $0 += 1 }
    guard accepts(row.id) else { return .failed("away", after: nil) }
    events.withLock { $0.append(row.id) }
    return .taken
  }
}
