package import Store

/// A system that follows the stream: each journal row that changed a refill's configuration is one event.
package protocol StreamConsumer: Sendable {
  /// Names its cursor; never reused for another consumer.
  var name: String { get }
  /// How many events it takes at once.
  var places: Int { get }
  /// Sends one event, now.
  func deliver(_ row: StreamRow) async -> StreamResult
  /// Takes rows from the line and says of each how it ended, until the task is cancelled.
  func serve(_ line: StreamLine) async
}

extension StreamConsumer {
  package var places: Int { 1 }

  /// Sends what comes, one by one.
  package func serve(_ line: StreamLine) async {
    while let row = await line.next(atMost: 1).first {
      line.end([StreamEnding(row.sequence, await deliver(row))])
    }
  }
}
