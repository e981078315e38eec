import GRDB
import Refills

/// How many refills of each brand stand in each state: the desk shows it on every page, and to count a million of them
/// takes a hundred times longer than the page may. Kept by triggers, so that no way to write a refill leaves it out.
enum ProgressCounts {
  static let sql = """
    CREATE TABLE progress_counts (
      brand TEXT NOT NULL, progress TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (brand, progress)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO progress_counts \(counting);
    CREATE TRIGGER refills_come AFTER INSERT ON refills BEGIN \(more); END;
    CREATE TRIGGER refills_go AFTER DELETE ON refills BEGIN \(fewer); END;
    CREATE TRIGGER refills_move AFTER UPDATE OF brand, progress ON refills
    WHEN OLD.progress <> NEW.progress OR OLD.brand <> NEW.brand BEGIN \(fewer); \(more); END;
    """

  private static let counting =
    "SELECT brand, progress, count(*) FROM refills GROUP BY brand, progress"
  private static let more = """
    INSERT INTO progress_counts (brand, progress, count) VALUES (NEW.brand, NEW.progress, 1)
    ON CONFLICT (brand, progress) DO UPDATE SET count = count + 1
    """
  private static let fewer =
    "UPDATE progress_counts SET count = count - 1 WHERE brand = OLD.brand AND progress = OLD.progress"

  static func of(_ brands: Set<BrandName>, in db: GRDB.Database) throws -> [RefillChart.Progress: Int] {
    let names = brands.map(\.text).sorted()
    var counts: [RefillChart.Progress: Int] = [:]
    for row in try db.rows(
      "SELECT progress, count FROM progress_counts WHERE count > 0 AND brand IN (\(names.places))",
      StatementArguments(names))
    {
      counts[try row.choice("progress", of: "progress_counts"), default: 0] += row["count"]
    }
    return counts
  }

  /// Of a copy from before it was kept there is nothing to check.
  /// - Throws: `unreadable` where it says otherwise than the refills do.
  static func check(_ db: GRDB.Database) throws {
    guard try db.tableExists("progress_counts") else { return }
    let differs = try db.row(
      """
      SELECT 1 FROM (
        SELECT brand, progress, count FROM progress_counts WHERE count <> 0 EXCEPT \(counting))
      UNION ALL SELECT 1 FROM (
        \(counting) EXCEPT SELECT brand, progress, count FROM progress_counts)
      """)
    guard differs == nil else {
      throw StoreError(
        .unreadable,
        "The numbers of refills in each state are not those of the refills. Make them anew: refilld verify --rebuild."
      )
    }
  }

  /// Counts them all again.
  static func rebuild(in db: GRDB.Database) throws {
    try db.run("DELETE FROM progress_counts")
    try db.run("INSERT INTO progress_counts \(counting)")
  }
}
