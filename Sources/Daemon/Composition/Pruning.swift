import Logging
import ServiceLifecycle
import Statecharts
import Store
import Tracking

/// Takes away, once a day, what was kept for as long as the clinic wants it; nothing where it did not say how long.
struct Pruning: Service {
  /// Retention is counted in days.
  static let every = Span.days(1)

  let daemon: Daemon

  func run() async throws {
    guard daemon.setup.settings.pruning != nil else { return await Lifetime.ended() }
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do {
          _ = try await daemon.prune(isTrial: false)
        } catch {
          daemon.log.error("old refills could not be pruned", metadata: ["error": "\(error)"])
        }
        await daemon.setup.time.sleep(until: daemon.setup.time.now() + Self.every)
      }
    }
  }
}
