import Refills
import Statecharts
import Store
import Synchronization
import Tracking

/// Tells an open page that there is something new on it, as Server-Sent Events (HTML Living Standard, section 9.2).
/// What is new it does not say: the page asks for itself again, with its session.
final class PageNews: PortalChunks {
  /// How long one connection lives: then the browser asks again, and its session is looked at again.
  static let longest = Span.minutes(10)
  /// How long a browser waits before it asks again, in milliseconds.
  private static let greeting = "retry: 5000\n\n"
  private static let news = "event: news\ndata: 1\n\n"
  /// Tells proxies and both ends that the connection lives.
  private static let sign = ":\n\n"

  private let refills: [RefillID]
  private let service: Service
  private let listener: StreamListener
  private let ends: Instant
  private let state: Mutex<(shown: String, hasGreeted: Bool)>

  /// - Parameter shown: what the page that asks was made of, as `versions(of:)` writes it: what came since is news.
  init(_ refills: [RefillID], shown: String, _ service: Service, listener: StreamListener, at now: Instant) {
    self.refills = refills
    self.service = service
    self.listener = listener
    ends = now + Self.longest
    state = Mutex((shown, false))
  }

  /// What a page was made of: the versions of its refills.
  static func versions(of refills: some Sequence<Refill>) -> String {
    refills.sorted { $0.id < $1.id }.map { String($0.version) }.joined(separator: ".")
  }

  func next() async -> [UInt8]? {
    if greet() { return Array(Self.greeting.utf8) }
    let time = service.parts.time
    guard !Task.isCancelled, !service.parts.pages.isClosed, time.now() < ends else { return nil }
    if let news = news() { return news }
    await listener.wait(until: time.now() + EventFollower.heartbeat, by: time)
    return news() ?? Array(Self.sign.utf8)
  }

  private func greet() -> Bool {
    state.withLock { state in
      defer { state.hasGreeted = true }
      return !state.hasGreeted
    }
  }

  /// Nil: there is none, or it cannot be read just now.
  private func news() -> [UInt8]? {
    do throws(Problem) {
      let found = try service.read { () throws(StoreError) in
        var found: [Refill] = []
        for id in refills { if let refill = try service.parts.views.refill(id) { found.append(refill) } }
        return found
      }
      let versions = Self.versions(of: found)
      return state.withLock { state in
        defer { state.shown = versions }
        return state.shown == versions ? nil : Array(Self.news.utf8)
      }
    } catch {
      return nil
    }
  }
}
