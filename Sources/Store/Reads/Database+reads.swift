import GRDB
import Statecharts

extension Database {
  /// Rows in one transaction: a few milliseconds, for which whoever decides waits.
  private static let readsAtOnce = 1_000

  /// Takes away the records of reads that were kept for `ReadRecord.keptDays`, from the oldest on, until one is younger.
  /// - Returns: how many.
  func pruneReads(at now: Instant) throws(StoreError) -> Int64 {
    let end = now + .days(-Int64(ReadRecord.keptDays))
    var (pruned, place): (Int64, Int64) = (0, 0)
    while true {
      let from = place
      let (gone, next) = try file.write { db in
        try ReadTable.prune(olderThan: end, at: now, after: from, limit: Self.readsAtOnce, in: db)
      }
      pruned += Int64(gone)
      guard let next else { return pruned }
      place = next
    }
  }
}
