import Logging
import ServiceLifecycle
import Statecharts
import Store
import Tracking

/// Deletes, now and then, what is kept for a while only: answers to clients, sessions and links that are over.
struct Housekeeping: Service {
  /// What is over is refused anyway; this only bounds the file.
  static let every = Span.hours(1)

  let database: Database
  let time: any TimeSource
  let log: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do {
          try database.prune(at: time.now())
        } catch {
          log.error("old rows could not be deleted", metadata: ["error": "\(error)"])
        }
        await time.sleep(until: time.now() + Self.every)
      }
    }
  }
}
