import Foundation
import GRDB
import Refills
import Statecharts

/// The rows of the queue out.
struct DispatchTable {
  static let columns =
    "position, id, refill, sequence, content, state, attempt, created_at, due_at, last_error"

  let vault: Vault

  func insert(_ row: NewDispatch, in db: GRDB.Database) throws {
    let content = try StoredJSON.text(row.content)
    try db.change(
      """
      INSERT INTO dispatches (
        position, id, refill, sequence, lane, content, once, state, attempt, created_at, due_at, wake_at, behind, parked)
      VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting', 0, ?, ?, ?, ?, ?)
      """
    ) {
      $0.put(row.position)
      $0.put(row.id.text)
      $0.put(row.refill.text)
      $0.put(row.sequence)
      $0.put(row.content.lane)
      $0.put(content)
      $0.put(row.content.isOnce)
      $0.put(row.at.milliseconds)
      $0.put(row.at.milliseconds)
      $0.put(row.at.milliseconds)
      $0.put(row.behind)
      $0.put(row.content.isParked)
    }
  }

  /// What an earlier start had claimed and may send again waits no longer for its lease: whoever claimed it is gone.
  static func release(before opening: Int64, in db: GRDB.Database) throws {
    try db.run(
      """
      UPDATE dispatches SET state = 'waiting', wake_at = due_at
      WHERE wake_at IS NOT NULL AND state = 'claimed' AND once = 0 AND opening < ?
      """, [opening])
  }

  /// Oldest first.
  func rows(_ raw: [Row], in db: GRDB.Database) throws -> [DispatchRow] {
    try raw.sorted { ($0["position"] as Int64) < $1["position"] }.map { try row($0, in: db) }
  }

  /// What went wrong may quote an address or a pharmacy's words, so it is sealed.
  func seal(_ error: String?, of id: MessageID, in db: GRDB.Database) throws -> Data? {
    try error.map { try vault.seal(Data($0.utf8), of: .clinic, at: Self.place(id.text), in: db) }
  }

  private func row(_ row: Row, in db: GRDB.Database) throws -> DispatchRow {
    let id: MessageID = try row.identifier("id", of: "dispatches")
    let error: Data? = row["last_error"]
    return DispatchRow(
      id: id, refill: try row.identifier("refill", of: id.text), sequence: row["sequence"],
      content: try StoredContents.content(row["content"], of: id.text),
      state: try row.choice("state", of: id.text), attempt: row["attempt"],
      createdAt: row.instant("created_at"),
      dueAt: row.instant("due_at"),
      lastError: try error.map {
        String(decoding: try vault.open($0, of: .clinic, at: Self.place(id.text), in: db), as: UTF8.self)
      })
  }

  private static func place(_ id: String) -> SealedPlace { SealedPlace("dispatches", id, "last_error") }
}

extension DispatchRow.Content {
  /// Whether sending it a second time can do harm. Rows of the stream carry an id by which a repeat is known.
  var isOnce: Bool {
    switch self {
    case .dispatch(let dispatch): dispatch.isOnce
    case .stream: false
    }
  }

  /// Whether it is a row of the stream, which waits here only where its consumer could not take it.
  var isParked: Bool {
    switch self {
    case .dispatch: false
    case .stream: true
    }
  }
}
