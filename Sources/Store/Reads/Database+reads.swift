import GRDB
import Statecharts

extension Database {
  /// Rows in one transaction: a few milliseconds, for which whoever decides waits.
  private static let readsAtOnce = 1_000

  /// Takes away the records of reads that were kept for `ReadRecord.keptDays`.
  /// - Returns: how many.
  func pruneReads(at now: Instant) throws(StoreError) -> Int64 {
    let end = now + .days(-Int64(ReadRecord.keptDays))
    var pruned: Int64 = 0
    while true {
      let gone = try file.write { db in
        try ReadTable.prune(olderThan: end, limit: Self.readsAtOnce, in: db)
      }
      pruned += Int64(gone)
      if gone == 0 { return pruned }
    }
  }
}
