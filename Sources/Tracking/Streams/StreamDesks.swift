/// The desks of all consumers.
package final class StreamDesks: ConsumerBoard, Sendable {
  private let desks: [String: StreamDesk]

  package init(_ names: some Sequence<String>) {
    desks = Dictionary(names.map { ($0, StreamDesk()) }) { first, _ in first }
  }

  /// One for each name that was given.
  package subscript(name: String) -> StreamDesk? { desks[name] }

  package func consumers() -> [(name: String, status: StreamStatus)] {
    desks.sorted { $0.key < $1.key }.map { ($0.key, $0.value.status) }
  }

  package func enable(_ name: String) -> Bool {
    guard let desk = desks[name] else { return false }
    desk.enable()
    return true
  }
}
