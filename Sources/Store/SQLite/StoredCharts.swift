import GRDB
import Refills
import Statecharts

/// Which versions of the chart the stored refills stand in.
///
/// A refill that was stored under another version may stand where this one has no such place. Nothing guesses:
/// the database is refused as a whole, before anything is asked, fired or sent.
enum StoredCharts {
  /// Looks through the refills only where the chart is another than at the last opening.
  /// - Throws: `unreadable` with how many refills stand in which other version.
  static func check(_ db: GRDB.Database) throws {
    let current = RefillChart.table.version
    let last = try String.fetchOne(
      db, sql: "SELECT coalesce(chart, '') FROM openings ORDER BY number DESC LIMIT 1")
    guard last != current else { return }
    let others = try Row.fetchAll(
      db,
      sql: """
        SELECT chart, count(*) AS total, sum(live) AS live FROM refills WHERE chart <> ? GROUP BY chart
        ORDER BY chart
        """,
      arguments: [current])
    guard !others.isEmpty else { return }
    let counts = others.map { row in
      let (chart, total, live): (String, Int, Int) = (row["chart"], row["total"], row["live"])
      return "\(total) (\(live) of them live) under \(chart.prefix(12))"
    }
    throw StoreError(
      .unreadable,
      "Refills were stored under another version of the chart: \(counts.joined(separator: ", ")). "
        + "This refilld has \(current.prefix(12)). Start the refilld that stored them; "
        + "`statechart diff` says what became different.")
  }
}
