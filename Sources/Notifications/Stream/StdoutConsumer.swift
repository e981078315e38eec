package import Store
package import Tracking

/// Writes the stream as JSON lines: one CloudEvent in its JSON format a line.
package struct StdoutConsumer: StreamConsumer {
  package let name: String
  private let events: EventCatalogue
  private let write: @Sendable (_ line: String) throws -> Void

  /// - Parameter write: takes a line without its end; it throws when nobody reads any more.
  package init(
    name: String, events: EventCatalogue, write: @escaping @Sendable (_ line: String) throws -> Void
  ) {
    self.name = name
    self.events = events
    self.write = write
  }

  package func deliver(_ row: JournalRow, id: String) async -> DeliveryResult {
    do {
      guard let event = try events.event(of: row, id: id) else { return .delivered }
      try write(String(decoding: try event.structured(), as: UTF8.self))
      return .delivered
    } catch let error as StoreError {
      return .failed("the store could not be read: \(error.code.name)", after: nil)
    } catch {
      return .failed("the line could not be written", after: nil)
    }
  }
}
