import GRDB
package import Refills

extension SQLiteViews {
  /// Each count goes through an index that holds only what is in doubt.
  package func doubts() throws(StoreError) -> [BrandName: [Doubt: Int]] {
    try file.read { db in
      var counts: [BrandName: [Doubt: Int]] = [:]
      for doubt in Doubt.allCases {
        for row in try db.rows(Self.counting(doubt)) {
          counts[try row.name("brand", of: "refills"), default: [:]][doubt] = row["count"]
        }
      }
      return counts
    }
  }

  package func answers(of refill: RefillID, limit: Int) throws(StoreError) -> [HeardAnswer] {
    try file.read { db in
      try AnswerTable(vault: file.vault).answers(of: refill, limit: Self.bounded(limit), in: db)
    }
  }

  static func counting(_ doubt: Doubt) -> String {
    "SELECT brand, count(*) AS count FROM refills INDEXED BY \(doubt.index) WHERE \(doubt.column) = 1 GROUP BY brand"
  }
}
