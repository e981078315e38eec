import Foundation
import GRDB
import Refills
import Statecharts

/// The rows that say which messages are held. A released one stays, with who let it go.
struct HoldTable {
  static let sql = """
    CREATE TABLE message_holds (
      id TEXT PRIMARY KEY, brand TEXT, endpoint TEXT, notice TEXT, author TEXT NOT NULL, reason BLOB NOT NULL,
      since INTEGER NOT NULL, released_by TEXT, released_at INTEGER,
      CHECK ((released_by IS NULL) = (released_at IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX message_holds_open ON message_holds (since) WHERE released_at IS NULL;
    """

  let vault: Vault

  func insert(_ hold: MessageHold, in db: GRDB.Database) throws {
    let reason = try vault.seal(Data(hold.reason.utf8), of: .clinic, at: Self.place(hold.id), in: db)
    try db.run(
      """
      INSERT INTO message_holds (id, brand, endpoint, notice, author, reason, since)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [
        hold.id.text, hold.scope.brand?.text, hold.scope.endpoint?.text, hold.scope.notice?.rawValue, hold.by,
        reason, hold.since.milliseconds,
      ])
  }

  /// - Throws: `conflict` where it is not there, or was released before.
  func release(_ id: HoldID, by name: String, at moment: Instant, in db: GRDB.Database) throws {
    let changes = try db.run(
      "UPDATE message_holds SET released_by = ?, released_at = ? WHERE id = ? AND released_at IS NULL",
      [name, moment.milliseconds, id.text])
    guard changes == 1 else {
      throw StoreError(
        .conflict, "\(id) is no hold that is in force. `refilld hold list` shows those that are.")
    }
  }

  /// Those that are in force, oldest first.
  func open(in db: GRDB.Database) throws -> [MessageHold] {
    try db.rows(
      """
      SELECT id, brand, endpoint, notice, author, reason, since FROM message_holds
      WHERE released_at IS NULL ORDER BY since, id
      """
    ).map { row in
      let id: HoldID = try row.identifier("id", of: "message_holds")
      return MessageHold(
        id: id,
        scope: MessageScope(
          brand: try row["brand"] == nil ? nil : row.name("brand", of: id.text),
          endpoint: try row["endpoint"] == nil ? nil : row.name("endpoint", of: id.text),
          notice: try row["notice"] == nil ? nil : row.choice("notice", of: id.text)),
        by: row["author"],
        reason: String(
          decoding: try vault.open(row["reason"], of: .clinic, at: Self.place(id), in: db), as: UTF8.self),
        since: row.instant("since"))
    }
  }

  private static func place(_ id: HoldID) -> SealedPlace { SealedPlace("message_holds", id.text, "reason") }
}
