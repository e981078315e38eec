import Foundation
import GRDB
package import Refills
import Statecharts

extension SQLiteViews {
  /// The newest, in the order in which they were made.
  package func dispatches(of refill: RefillID, limit: Int) throws(StoreError) -> [DispatchRow] {
    try file.read { db in
      try dispatches.rows(
        """
        \(Journal.way) \(DispatchTable.selection)
        WHERE sequence IN (SELECT sequence FROM way) ORDER BY position DESC LIMIT ?
        """, [refill.text, Self.bounded(limit)], in: db)
    }
  }

  package func dispatch(_ id: MessageID) throws(StoreError) -> DispatchRow? {
    try file.read { db in
      try dispatches.rows("\(DispatchTable.selection) WHERE id = ?", [id.text], in: db).first
    }
  }

  /// In the order in which they were made.
  package func dispatches(in state: DispatchRow.State, limit: Int) throws(StoreError) -> [DispatchRow] {
    try file.read { db in
      try dispatches.rows(
        "\(DispatchTable.selection) \(Self.source(of: state)) ORDER BY position LIMIT ?",
        [Self.bounded(limit)], in: db)
    }
  }

  package func readingMark(at endpoint: EndpointName, item: String) throws(StoreError) -> ReadingMark? {
    try file.read { db in
      try db.first(
        "SELECT \(Self.markColumns.joined(separator: ", ")) FROM reading_marks WHERE endpoint = ? AND item = ?",
        {
          $0.put(endpoint.text)
          $0.put(item)
        }, { Self.mark($0, from: 0, of: item, at: endpoint) })
    }
  }

  private var dispatches: DispatchTable { DispatchTable(vault: file.vault) }

  /// Rows of a state by its own index: left to itself, SQLite reads all that was ever delivered.
  private static func source(of state: DispatchRow.State) -> String {
    let condition = "WHERE state = '\(state.rawValue)'"
    return switch state {
    case .waiting, .claimed: "INDEXED BY dispatches_due \(condition) AND wake_at IS NOT NULL"
    case .withdrawn, .dead, .unknown: "INDEXED BY dispatches_\(state.rawValue) \(condition)"
    case .delivered: condition
    }
  }

  /// What `mark` reads.
  static let markColumns = [
    "digest", "entity_tag", "last_modified", "cursor", "read_at", "next_at", "missed",
  ]

  /// - Parameter first: the first of `markColumns`.
  static func mark(
    _ columns: Columns, from first: CInt, of item: String, at endpoint: EndpointName
  ) -> ReadingMark {
    ReadingMark(
      endpoint: endpoint, item: item, digest: Array(columns.bytes(first)),
      entityTag: columns.textIfAny(first + 1), lastModified: columns.textIfAny(first + 2),
      cursor: columns.textIfAny(first + 3), readAt: columns.instantIfAny(first + 4),
      nextAt: columns.instant(first + 5), missed: Int(columns.number(first + 6)))
  }
}
