import Foundation
import GRDB
import Refills
import Statecharts

/// A copy that is to take a database's place, before it has its name.
struct RestoredCopy {
  let path: String
  let keys: KeyRing
  /// Who must not come back.
  let erased: [ErasureList.Entry]

  /// Brings its tables to this version.
  func migrate() throws {
    let queue = try DatabaseQueue(path: path)
    try queue.read { db in try DatabaseCopy.claim(db, path) }
    try Schema.migrator.migrate(queue)
    try queue.close()
  }

  /// Makes it fit for what happened since it was made. It was looked through before.
  func prepare() throws {
    let queue = try DatabaseQueue(path: path)
    let vault = try queue.read { db in try Vault(keys, in: db) }
    try queue.write { db in
      try requireChart(in: db)
      for entry in erased {
        let erasing = Erasing(vault: vault, patient: entry.patient)
        if try erasing.isKnown(in: db) { _ = try erasing.erase(at: entry.at, reason: nil, in: db) }
      }
      try doubtOpenOrders(in: db)
      // Who was signed out since would be in again.
      try db.run("DELETE FROM sessions")
      try db.run("DELETE FROM tickets")
      try rewrap(with: vault, in: db)
    }
    try queue.close()
  }

  private func requireChart(in db: GRDB.Database) throws {
    let others = try Int.fetchOne(
      db, sql: "SELECT count(*) FROM refills WHERE chart <> ?", arguments: [RefillChart.table.version])
    guard others == 0 else {
      throw StoreError(
        .unreadable,
        "\(others ?? 0) refills of the backup stand in another version of the chart. "
          + "Restore it with the refilld that made it.")
    }
  }

  /// Orders that were open when the copy was made may have left since. They are left as a process leaves them that
  /// dies while it sends: nobody knows, and the pharmacy is asked before anything is sent again.
  private func doubtOpenOrders(in db: GRDB.Database) throws {
    try db.execute(
      sql: """
        UPDATE dispatches SET state = 'claimed', attempt = max(attempt, 1), opening = 0, wake_at = 0
        WHERE once = 1 AND wake_at IS NOT NULL
        """)
  }

  /// A backup from before the master key was replaced is wrapped with the new one, so that the old one can go.
  private func rewrap(with vault: Vault, in db: GRDB.Database) throws {
    guard let masters = try Masters(in: db),
      !keys.isCurrent(masters.clinic) || !keys.isCurrent(masters.lookups)
    else { return }
    var after = ""
    while let step = try vault.rewrap(after: after, with: keys.id, in: db) { after = step.last }
    try vault.rewrap(.lookups, with: keys.id, in: db)
    try vault.rewrap(.clinic, with: keys.id, in: db)
  }
}
