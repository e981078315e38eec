import GRDB
package import Refills
package import Statecharts

/// What the page of numbers counts.
extension SQLiteViews {
  /// Found by halves: rows of the journal lie in the order of their times, but for clocks that were set back.
  package func lastRow(before moment: Instant) throws(StoreError) -> Int64 {
    try file.read { db in
      var low = try JournalStart.sequence(in: db)
      var high: Int64 = try db.row("SELECT ifnull(max(sequence), 0) AS last FROM journal")?["last"] ?? 0
      while low < high {
        let middle = low + (high - low + 1) / 2
        let row = try db.row(
          "SELECT at FROM journal WHERE sequence <= ? ORDER BY sequence DESC LIMIT 1", [middle])
        if let row, row.instant("at") < moment { low = middle } else { high = middle - 1 }
      }
      return low
    }
  }

  package func figures(of brands: Set<BrandName>, since moment: Instant) throws(StoreError) -> DeskFigures {
    let names = brands.map(\.text).sorted()
    return try file.read { db in
      var actions: [RefillChart.PatientPart: Int] = [:]
      for row in try db.rows(
        """
        SELECT patient_part, count(*) AS count FROM refills INDEXED BY refills_asked
        WHERE \(SchemaOrder.isAsked) AND brand IN (\(names.places)) GROUP BY 1
        """, StatementArguments(names))
      {
        actions[try row.choice("patient_part", of: "refills")] = row["count"]
      }
      var messages: [DispatchRow.State: Int] = [:]
      for row in try db.rows(
        """
        SELECT dispatches.state AS state, count(*) AS count
        FROM dispatches JOIN refills ON refills.id = dispatches.refill
        WHERE dispatches.position > (SELECT ifnull(max(position), 0) FROM dispatches) - \(DeskFigures.mostMessages)
          AND dispatches.lane IN ('notice', 'correction') AND dispatches.created_at >= ?
          AND refills.brand IN (\(names.places))
        GROUP BY 1
        """, [moment.milliseconds] + StatementArguments(names))
      {
        messages[try row.choice("state", of: "dispatches")] = row["count"]
      }
      let views = try db.row(
        "SELECT count(*) AS count FROM reads WHERE kind = 'patient' AND at >= ?", [moment.milliseconds])
      return DeskFigures(actions: actions, messages: messages, pageViews: views?["count"] ?? 0)
    }
  }
}
