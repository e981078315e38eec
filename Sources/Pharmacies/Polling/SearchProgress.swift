import Statecharts
import Store

/// How far a search has got: the one for what changed lately, or the sweep through all.
struct SearchProgress {
  /// How far back the very first search and each sweep reach: older fills are closed.
  static let firstReach = Span.days(30)
  /// Pages of one round: a million items in tens. More is a server that does not end.
  static let mostPages = 100_000

  var mark: ReadingMark
  var dueAt: Instant
  var isInFlight = false
  var isWantedAgain = false
  /// The next round goes past caches.
  var isPastCaches = false
  var isDirty = false
  /// Of the last round's only page: equal bytes are not even read.
  var body = ContentDigest.none
  /// The round under way; nil between rounds.
  var round: Round?

  init(mark: ReadingMark, dueAt: Instant) {
    self.mark = mark
    self.dueAt = dueAt
  }

  struct Round {
    let since: Instant
    let begunAt: Instant
    let isPastCaches: Bool
    /// The number of the page that is asked for, from 1.
    var page = 1
    /// What that page is asked for by; nil: it is the first.
    var next: SearchPage?
    /// Of the pages that were asked for: a server that gives one a second time goes round in circles.
    var seen: Set<Int> = []
  }

  /// Nothing was ever searched through to its end.
  var isFirst: Bool { mark.cursor == nil }

  /// Where a round begins: what the last good one covers, reaching back by the overlap.
  func since(overlap: Span, now: Instant) -> Instant {
    guard let cursor = mark.cursor.flatMap(Int64.init) else { return now - Self.firstReach }
    return Instant(milliseconds: cursor) - overlap
  }
}
