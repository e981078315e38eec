import Foundation
import GRDB
import Refills
import Statecharts

/// The rows of the queue out.
struct DispatchTable {
  private static let columns =
    "position, id, refill, sequence, content, state, attempt, created_at, due_at, last_error"
  static let selection = "SELECT \(columns) FROM dispatches"
  static let returning = "RETURNING \(columns)"

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

  /// What a statement gives that begins with `selection` or ends with `returning`; oldest first.
  func rows(_ sql: String, _ arguments: StatementArguments, in db: GRDB.Database) throws -> [DispatchRow] {
    try db.all(sql, arguments) { (position: $0.number(0), row: try row($0, in: db)) }
      .sorted { $0.position < $1.position }.map(\.row)
  }

  /// What went wrong may quote an address or a pharmacy's words, so it is sealed.
  func seal(_ error: String?, of id: MessageID, in db: GRDB.Database) throws -> Data? {
    try error.map { try vault.seal(Data($0.utf8), of: .clinic, at: Self.place(id.text), in: db) }
  }

  private func row(_ columns: Columns, in db: GRDB.Database) throws -> DispatchRow {
    let id: MessageID = try columns.identifier(1, of: "dispatches")
    let error = columns.bytesIfAny(9)
    return DispatchRow(
      id: id, refill: try columns.identifier(2, of: id.text), sequence: columns.number(3),
      content: try StoredContents.content(columns.text(4), of: id.text),
      state: try columns.choice(5, of: id.text), attempt: Int(columns.number(6)),
      createdAt: columns.instant(7), dueAt: columns.instant(8),
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
