import Statecharts
import Store

/// How far an endpoint's search has got.
struct SearchProgress {
  /// How far back the very first search reaches: older fills are closed.
  static let firstReach = Span.days(30)

  var mark: ReadingMark
  var dueAt: Instant
  var isInFlight = false
  var isWantedAgain = false
  /// The next round goes past caches.
  var isPastCaches = false
  var isDirty = false
  /// The round under way; nil between rounds.
  var round: Round?

  struct Round {
    let since: Instant
    let begunAt: Instant
    var page = 1
    /// The address or cursor of the page that comes next.
    var next: Next?
  }

  enum Next: Hashable {
    case address(String)
    case cursor(String)
  }

  /// Where a round begins: what the last good one covers, reaching back by the overlap.
  func since(overlap: Span, now: Instant) -> Instant {
    guard let cursor = mark.cursor.flatMap(Int64.init) else { return now - Self.firstReach }
    return Instant(milliseconds: cursor) - overlap
  }
}
