import Foundation
import GRDB
package import Refills
package import Statecharts

/// What holding, braking and correcting messages reads.
extension SQLiteViews {
  package func holds() throws(StoreError) -> [MessageHold] {
    try file.read { db in try HoldTable(vault: file.vault).open(in: db) }
  }

  package func noticeRates(since moment: Instant) throws(StoreError) -> [NoticeRate] {
    try file.read { db in
      try db.rows(
        """
        SELECT refills.endpoint AS endpoint, dispatches.content AS content,
          dispatches.due_at / \(Span.hours(1).milliseconds) AS hour, count(*) AS count
        FROM dispatches JOIN refills ON refills.id = dispatches.refill
        WHERE dispatches.position > (SELECT ifnull(max(position), 0) FROM dispatches) - \(NoticeRate.mostRows)
          AND dispatches.state = 'delivered' AND dispatches.lane IN ('notice', 'correction')
          AND dispatches.due_at >= ? AND refills.endpoint IS NOT NULL
        GROUP BY 1, 2, 3
        """, [moment.milliseconds]
      ).compactMap { row in
        guard
          case .dispatch(.notice(let notice, _)) = try StoredContents.content(
            row["content"], of: "dispatches")
        else { return nil }
        return NoticeRate(
          endpoint: try row.name("endpoint", of: "refills"), notice: notice, hour: row["hour"],
          count: row["count"])
      }
    }
  }

  package func moved(
    at endpoint: EndpointName, from start: Instant, through end: Instant, after id: RefillID?, limit: Int
  ) throws(StoreError) -> [Refill] {
    try file.read { db in
      try db.all(
        """
        SELECT \(RefillTable.columns) FROM refills
        WHERE endpoint = ? AND progress_since BETWEEN ? AND ? AND id > ? AND \(RefillTable.isNotErased)
        ORDER BY id LIMIT ?
        """,
        [
          endpoint.text, start.milliseconds, end.milliseconds, id?.text ?? "", Self.bounded(limit),
        ]
      ) { try StoredRefill($0).refill(file.vault, in: db) }
    }
  }
}
