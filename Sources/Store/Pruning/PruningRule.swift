import GRDB
import Refills
import Statecharts

/// Which refills may go.
struct PruningRule {
  /// How long a refill stays after its last row.
  let retention: Span
  /// The consumers of the stream that there are: none of them misses a row.
  let consumers: [String]
  let now: Instant

  /// - Parameters:
  ///   - isLive: nil where the row's refill is not there.
  ///   - newest: when the refill's last row was written.
  func hold(of refill: String, isLive: Bool?, newest: Instant?) -> PruningHold? {
    // A row without a refill is damage: it stays for `refilld verify` to name.
    guard let newest, isLive == false else { return .live(refill) }
    let until = newest + retention
    return until > now ? .young(refill, until: until) : nil
  }

  /// The consumer that has read least; nil: there is none.
  func slowest(in db: GRDB.Database) throws -> (name: String, sequence: Int64)? {
    try consumers.map { name in
      (name, try db.row("SELECT sequence FROM cursors WHERE consumer = ?", [name])?["sequence"] ?? 0)
    }.min { $0.1 < $1.1 }
  }
}
