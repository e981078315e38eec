import Logging
import Refills
import Statecharts
import Tracking

/// Says now and then in the log how far the first reading of a big endpoint has got: a million items may take hours.
struct ProgressLog {
  static let every = Span.seconds(30)
  /// Fewer items are read before anybody looks.
  static let big = 1_000

  private let logger: Logger
  private var nextAt: Instant?
  private var unfinished: Set<String> = []

  init(_ logger: Logger) {
    self.logger = logger
  }

  mutating func tell(_ board: Board, at now: Instant) {
    guard nextAt.map({ $0 <= now }) ?? true else { return }
    nextAt = now + Self.every
    for status in board.endpoints() where status.items >= Self.big {
      let name = status.name.text
      if status.itemsRead < status.items {
        unfinished.insert(name)
        let pages = board.progress(of: status.name)?.pages ?? 0
        logger.info(
          "Items are read for the first time.",
          metadata: [
            "endpoint": "\(name)", "read": "\(status.itemsRead)", "of": "\(status.items)",
            "pages": "\(pages)",
          ])
      } else if unfinished.remove(name) != nil {
        logger.info(
          "All items were read once.", metadata: ["endpoint": "\(name)", "items": "\(status.items)"])
      }
    }
  }
}
