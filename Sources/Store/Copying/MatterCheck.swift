import GRDB
import Refills
import Statecharts

/// Runs each visit, charge and thread through its chart again and holds it against where it stands.
struct MatterCheck {
  let vault: Vault

  /// - Returns: how many were looked at; those of erased patients are gone.
  /// - Throws: `unreadable` naming the first that does not follow from its own steps.
  func run(in db: GRDB.Database) throws -> Int {
    // A copy of an earlier version has none.
    guard try db.tableExists(SchemaBeside.tables[0]) else { return 0 }
    return try check(VisitChart.self, in: db) + check(ChargeChart.self, in: db)
      + check(ThreadChart.self, in: db)
  }

  private func check<Chart: BesideChart>(_ chart: Chart.Type, in db: GRDB.Database) throws -> Int {
    let all: [Matter<Chart>] = try DirectoryTable(vault: vault).all(in: db)
    for matter in all {
      guard let step = matter.strayStep else { continue }
      throw StoreError(
        .unreadable,
        "\(matter.id) does not follow from its own steps: step \(step) is not where its chart goes. "
          + "Restore a backup.")
    }
    return all.count
  }
}
