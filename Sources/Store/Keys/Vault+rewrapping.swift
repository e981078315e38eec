import Foundation
import GRDB

extension Vault {
  /// Keys in one transaction: some milliseconds, for which whoever writes waits.
  static let rewrappedAtOnce = 500

  /// Wraps the next keys anew, in order of their owners; the two that say which masters are needed are left out.
  /// - Returns: the last owner that was looked at; nil: there are no more.
  func rewrap(after owner: String, with master: String, in db: GRDB.Database) throws -> (
    last: String, count: Int
  )? {
    let rows = try db.rows(
      "SELECT owner, master, wrapped FROM data_keys WHERE owner > ? AND owner NOT IN (?, ?) ORDER BY owner LIMIT ?",
      [owner, KeyOwner.lookups.name, KeyOwner.clinic.name, Self.rewrappedAtOnce])
    guard let last = rows.last else { return nil }
    var count = 0
    for row in rows where try rewrap(row, with: master, in: db) { count += 1 }
    return (last["owner"], count)
  }

  func rewrap(_ owner: KeyOwner, with master: String, in db: GRDB.Database) throws {
    guard let row = try db.row("SELECT owner, master, wrapped FROM data_keys WHERE owner = ?", [owner.name])
    else { return }
    _ = try rewrap(row, with: master, in: db)
  }

  /// - Returns: false where that master wraps it already.
  private func rewrap(_ row: Row, with master: String, in db: GRDB.Database) throws -> Bool {
    let (owner, old): (String, String) = (row["owner"], row["master"])
    guard old != master else { return false }
    let key = try unwrap(row["wrapped"], of: owner, by: old)
    try db.run(
      "UPDATE data_keys SET master = ?, wrapped = ? WHERE owner = ?",
      [master, try wrap(key, of: owner, with: master), owner])
    return true
  }
}
