import Foundation
import GRDB
import Refills
package import Statecharts
import Synchronization

extension SQLiteStore {
  /// Open rows whose row before is not open, and that may be claimed at all.
  private static let heads =
    """
    dispatches AS head WHERE wake_at IS NOT NULL AND NOT (state = 'claimed' AND once = 1) AND NOT EXISTS (
      SELECT 1 FROM dispatches AS before WHERE before.position = head.behind AND before.wake_at IS NOT NULL)
    """

  package func claimDispatches(at now: Instant, lease: Span, limit: Int) throws(StoreError) -> [DispatchRow] {
    let isFirst = !hasReleased.load(ordering: .acquiring)
    let rows = try file.write { db in
      if isFirst { try DispatchTable.release(before: file.opening, in: db) }
      return try dispatches.rows(
        """
        UPDATE dispatches SET state = 'claimed', attempt = attempt + 1, wake_at = ?, opening = ?
        WHERE position IN (
          SELECT position FROM (
            SELECT position, wake_at FROM \(Self.heads) AND wake_at <= ? UNION ALL
            SELECT position, wake_at FROM \(Self.heads) AND wake_at > ?)
          ORDER BY wake_at, position LIMIT ?)
        \(DispatchTable.returning)
        """,
        [
          (now + lease).milliseconds, file.opening, now.milliseconds,
          (now + DispatchRow.longestWait).milliseconds, limit,
        ], in: db)
    }
    hasReleased.store(true, ordering: .releasing)
    return rows
  }

  package func nextDispatchDue() throws(StoreError) -> Instant? {
    try file.readForWriting { db in
      try db.first("SELECT wake_at FROM \(Self.heads) ORDER BY wake_at LIMIT 1", { _ in }) { $0.instant(0) }
    }
  }

  package func settle(_ settlements: [Settlement], at now: Instant) throws(StoreError) -> [Int] {
    try file.write { db in
      try settlements.indices.filter { try settle(settlements[$0], in: db) }
    }
  }

  package func abandonedOnceRows(at now: Instant) throws(StoreError) -> [DispatchRow] {
    try file.readForWriting { db in
      try dispatches.rows(
        """
        \(DispatchTable.selection)
        WHERE wake_at IS NOT NULL AND state = 'claimed' AND once = 1 AND (wake_at <= ? OR opening < ?)
        """, [now.milliseconds, file.opening], in: db)
    }
  }

  /// What an earlier start had claimed is not settled by its late answer, but for what is sent once: that is told to be
  /// unknown.
  ///
  /// An attempt that only asked to wait is taken off the count again. Its number may come twice, but never
  /// that of an attempt which has not been settled: that one stays counted, so a late settlement of it finds
  /// another number.
  private func settle(_ settlement: Settlement, in db: GRDB.Database) throws -> Bool {
    let (state, due, error, uncounted): (DispatchRow.State, Instant?, String?, Int64) =
      switch settlement.result {
      case .delivered: (.delivered, nil, nil, 0)
      case .told(let how): (.delivered, nil, how, 0)
      case .withdrawn(let reason): (.withdrawn, nil, reason, 0)
      case .again(let moment, let error, let counts): (.waiting, moment, error, counts ? 0 : 1)
      case .dead(let error): (.dead, nil, error, 0)
      case .unknown(let error): (.unknown, nil, error, 0)
      }
    let sealed = try dispatches.seal(error, of: settlement.id, in: db)
    return try db.change(
      """
      UPDATE dispatches SET state = ?, due_at = ifnull(?, due_at), wake_at = ?, last_error = ?,
      attempt = attempt - ? WHERE id = ? AND attempt = ? AND state = 'claimed' AND (opening = ? OR once = 1)
      """
    ) {
      $0.put(state.rawValue)
      $0.put(due?.milliseconds)
      $0.put(due?.milliseconds)
      $0.put(sealed)
      $0.put(uncounted)
      $0.put(settlement.id.text)
      $0.put(Int64(settlement.attempt))
      $0.put(file.opening)
    } == 1
  }
}
