import GRDB
package import Refills
package import Statecharts

/// What the page of numbers counts.
extension SQLiteViews {
  /// Rows of the queue out in one look: a longer one would hold up the checkpoint.
  private static let messagesAtOnce: Int64 = 20_000

  package func lastRow(before moment: Instant) throws(StoreError) -> Int64 {
    try file.read { db in
      try Self.last(
        "SELECT at FROM journal WHERE sequence <= ? ORDER BY sequence DESC LIMIT 1", before: moment,
        from: JournalStart.sequence(in: db),
        through: db.row("SELECT ifnull(max(sequence), 0) AS last FROM journal")?["last"] ?? 0, in: db)
    }
  }

  package func figures(of brands: Set<BrandName>, since moment: Instant) throws(StoreError) -> DeskFigures {
    let names = brands.map(\.text).sorted()
    let (actions, pageViews) = try file.read { db in
      (try Self.actions(of: names, in: db), try Self.pageViews(since: moment, in: db))
    }
    return DeskFigures(
      actions: actions, messages: try messages(of: names, since: moment), pageViews: pageViews)
  }

  private static func actions(of brands: [String], in db: GRDB.Database) throws -> [RefillChart.PatientPart:
    Int]
  {
    let rows = try db.rows(
      """
      SELECT patient_part, count(*) AS count FROM refills INDEXED BY refills_asked
      WHERE \(SchemaOrder.isAsked) AND brand IN (\(brands.places)) GROUP BY 1
      """, StatementArguments(brands))
    return try rows.reduce(into: [:]) { $0[try $1.choice("patient_part", of: "refills")] = $1["count"] }
  }

  private static func pageViews(since moment: Instant, in db: GRDB.Database) throws -> Int {
    try db.row(
      "SELECT count(*) AS count FROM reads WHERE kind = 'patient' AND at >= ?", [moment.milliseconds])?[
        "count"] ?? 0
  }

  private func messages(of brands: [String], since moment: Instant) throws(StoreError) -> [DispatchRow.State:
    Int]
  {
    var counts: [DispatchRow.State: Int] = [:]
    var (place, last) = try file.read { db in
      let last: Int64 = try db.row("SELECT ifnull(max(position), 0) AS last FROM dispatches")?["last"] ?? 0
      return (
        try Self.last(
          "SELECT created_at AS at FROM dispatches WHERE position <= ? ORDER BY position DESC LIMIT 1",
          before: moment, from: 0, through: last, in: db), last
      )
    }
    while place < last {
      let (from, through) = (place, place + Self.messagesAtOnce)
      let rows = try file.read { db in
        try db.rows(
          """
          SELECT dispatches.state AS state, count(*) AS count
          FROM dispatches JOIN refills ON refills.id = dispatches.refill
          WHERE dispatches.position > ? AND dispatches.position <= ?
            AND dispatches.lane IN ('notice', 'correction') AND dispatches.created_at >= ?
            AND refills.brand IN (\(brands.places))
          GROUP BY 1
          """, [from, through, moment.milliseconds] + StatementArguments(brands)
        ).map {
          (state: try $0.choice("state", of: "dispatches") as DispatchRow.State, count: $0["count"] as Int)
        }
      }
      for row in rows { counts[row.state, default: 0] += row.count }
      place = through
    }
    return counts
  }

  /// Found by halves: rows lie in the order of their times, but for those of a clock that was wrong.
  /// - Parameter row: reads `at` of the row at a number, or of the next before it.
  private static func last(
    _ row: String, before moment: Instant, from start: Int64, through end: Int64, in db: GRDB.Database
  ) throws -> Int64 {
    var (low, high) = (start, end)
    while low < high {
      let middle = low + (high - low + 1) / 2
      if let found = try db.row(row, [middle]), found.instant("at") < moment {
        low = middle
      } else {
        high = middle - 1
      }
    }
    return low
  }
}
