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

  package func deliver(_ row: StreamRow) async -> StreamResult {
    guard let event = events.event(of: row) else { return .taken }
    do {
      try write(String(decoding: event.structured(), as: UTF8.self))
      return .taken
    } catch {
      return .failed("the line could not be written", after: nil)
    }
  }
}
