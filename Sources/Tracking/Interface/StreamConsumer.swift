package import Store

/// A system that follows the stream: each journal row that changed a refill's configuration is one event.
package protocol StreamConsumer: Sendable {
  /// Names its cursor; never reused for another consumer.
  var name: String { get }
  func deliver(_ row: JournalRow, id: String) async -> DeliveryResult
}
