import Statecharts
import Store
import Synchronization
import Tracking

/// The stream as Server-Sent Events (HTML Living Standard, section 9.2), for one listener.
///
/// Each event's `id` is its cursor, so that a browser or a library that was cut off asks again with the last one. Where
/// nothing happens a comment tells proxies and both ends that the connection lives.
final class EventFollower: PortalChunks {
  /// Proxies give up after 60 seconds, some after 30.
  static let heartbeat = Span.seconds(15)
  private static let rowsAtOnce = 100
  /// How long a listener waits before it asks again, in milliseconds, and the first sign of life.
  private static let greeting = "retry: 3000\n\n"

  private let service: Service
  private let filter: EventFilter
  private let listener: StreamListener
  private let state: Mutex<(cursor: Int64, hasGreeted: Bool)>

  init(_ service: Service, _ filter: EventFilter, after cursor: Int64, listener: StreamListener) {
    self.service = service
    self.filter = filter
    self.listener = listener
    state = Mutex((cursor, false))
  }

  /// - Returns: nil: the daemon ends, or the store cannot be read; the listener asks again.
  func next() async -> [UInt8]? {
    if greet() { return Array(Self.greeting.utf8) }
    let time = service.parts.time
    var quietUntil = time.now() + Self.heartbeat
    while !Task.isCancelled, !service.parts.listeners.isClosed {
      let page: StreamPage
      do throws(Problem) {
        page = try service.stream(after: state.withLock { $0.cursor }, limit: Self.rowsAtOnce)
      } catch {
        return nil
      }
      state.withLock { $0.cursor = page.end }
      let lines = page.rows.flatMap(lines)
      if !lines.isEmpty { return lines }
      if !page.isLast { continue }
      if time.now() >= quietUntil { return Array(":\n\n".utf8) }
      await listener.wait(until: quietUntil, by: time)
      // A clock that was set back must not make it silent.
      quietUntil = min(quietUntil, time.now() + Self.heartbeat)
    }
    return nil
  }

  private func greet() -> Bool {
    state.withLock { state in
      defer { state.hasGreeted = true }
      return !state.hasGreeted
    }
  }

  private func lines(_ row: StreamRow) -> [UInt8] {
    guard let json = filter.json(of: row, by: service.parts.event) else { return [] }
    return Array("id: \(row.sequence)\ndata: ".utf8) + json + Array("\n\n".utf8)
  }
}
