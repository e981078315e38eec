import Foundation
import GRDB
package import Refills
import Statecharts

extension SQLiteViews {
  /// The newest, in the order in which they were made.
  package func dispatches(of refill: RefillID, limit: Int) throws(StoreError) -> [DispatchRow] {
    try file.read { db in
      let rows = try db.rows(
        """
        \(Journal.way) SELECT \(DispatchTable.columns) FROM dispatches
        WHERE sequence IN (SELECT sequence FROM way) ORDER BY position DESC LIMIT ?
        """, [refill.text, Self.bounded(limit)])
      return try DispatchTable(vault: file.vault).rows(rows.reversed(), in: db)
    }
  }

  package func dispatch(_ id: MessageID) throws(StoreError) -> DispatchRow? {
    try file.read { db in
      let rows = try db.rows("SELECT \(DispatchTable.columns) FROM dispatches WHERE id = ?", [id.text])
      return try DispatchTable(vault: file.vault).rows(rows, in: db).first
    }
  }

  /// In the order in which they were made.
  package func dispatches(in state: DispatchRow.State, limit: Int) throws(StoreError) -> [DispatchRow] {
    try file.read { db in
      let rows = try db.rows(
        """
        SELECT \(DispatchTable.columns) FROM dispatches \(Self.source(of: state))
        ORDER BY position LIMIT ?
        """,
        [Self.bounded(limit)])
      return try DispatchTable(vault: file.vault).rows(rows, in: db)
    }
  }

  package func readingMark(at endpoint: EndpointName, item: String) throws(StoreError) -> ReadingMark? {
    try file.read { db in
      try db.row("\(Self.marks) WHERE endpoint = ? AND item = ?", [endpoint.text, item])
        .map { mark($0, at: endpoint) }
    }
  }

  /// Rows of a state by its own index: left to itself, SQLite reads all that was ever delivered.
  private static func source(of state: DispatchRow.State) -> String {
    let condition = "WHERE state = '\(state.rawValue)'"
    return switch state {
    case .waiting, .claimed: "INDEXED BY dispatches_due \(condition) AND wake_at IS NOT NULL"
    case .withdrawn, .dead, .unknown: "INDEXED BY dispatches_\(state.rawValue) \(condition)"
    case .delivered: condition
    }
  }

  private static let marks =
    "SELECT item, digest, entity_tag, last_modified, cursor, read_at, next_at, missed FROM reading_marks"

  private func mark(_ row: Row, at endpoint: EndpointName) -> ReadingMark {
    let digest: Data = row["digest"]
    return ReadingMark(
      endpoint: endpoint, item: row["item"], digest: Array(digest), entityTag: row["entity_tag"],
      lastModified: row["last_modified"], cursor: row["cursor"], readAt: row.instantIfAny("read_at"),
      nextAt: row.instant("next_at"), missed: row["missed"])
  }
}
