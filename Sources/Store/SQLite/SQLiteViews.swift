import Foundation
import GRDB
package import Refills
import Statecharts

/// What pages and lists read, from SQLite.
package struct SQLiteViews: Views {
  /// Most rows that one call returns, whatever it asks for: each is opened and decoded.
  package static let mostRows = 1000

  let file: DatabaseFile

  package func refill(_ id: RefillID) throws(StoreError) -> Refill? {
    try file.read { db in try refills.refill(id, in: db) }
  }

  package func refill(external: ExternalID) throws(StoreError) -> Refill? {
    try file.read { db in
      try refills("WHERE external = ? AND \(RefillTable.isNotErased)", [external.text], in: db).first
    }
  }

  /// Live ones first, of each the newest.
  package func refills(of patient: PatientID, limit: Int) throws(StoreError) -> [Refill] {
    try file.read { db in
      try refills(
        "WHERE patient = ? AND \(RefillTable.isNotErased) ORDER BY live DESC, id DESC LIMIT ?",
        [patient.text, Self.bounded(limit)], in: db)
    }
  }

  package func refills(
    matching filter: RefillFilter, after cursor: String?, limit: Int
  ) throws(StoreError) -> RefillPage {
    try file.read { db in
      let limit = Self.bounded(limit)
      let (source, arguments) = filter.source(isFew: try filter.isFew(in: db))
      var found: [Refill] = []
      for stretch in try cursor.map({ try QueueOrder(cursor: $0).after }) ?? QueueOrder.all {
        let left = limit + 1 - found.count
        if left == 0 { break }
        found += try refills(
          "\(source) AND \(stretch.condition) ORDER BY \(stretch.order) LIMIT ?",
          arguments + stretch.arguments + [left], in: db)
      }
      let page = Array(found.prefix(limit))
      return RefillPage(
        refills: page, next: found.count > limit ? page.last.map(RefillPage.cursor) : nil)
    }
  }

  package func count(matching filter: RefillFilter, limit: Int) throws(StoreError) -> Int {
    try file.read { db in
      let (source, arguments) = filter.source(isFew: try filter.isFew(in: db))
      let found = try db.row(
        "SELECT count(*) AS count FROM (SELECT 1 FROM refills \(source) LIMIT ?)",
        arguments + [Self.bounded(limit)])
      return found?["count"] ?? 0
    }
  }

  package func counts(brands: Set<BrandName>) throws(StoreError) -> [RefillChart.Progress: Int] {
    try file.read { db in try ProgressCounts.of(brands, in: db) }
  }

  /// A live one before a closed one, and then the newest; where none is there, one that was sent on from there.
  package func refill(at endpoint: EndpointName, item: String) throws(StoreError) -> RefillID? {
    try file.read { db in
      let place: StatementArguments = [endpoint.text, item]
      let row =
        try db.row(
          "SELECT id FROM refills WHERE endpoint = ? AND item = ? ORDER BY live DESC, id DESC LIMIT 1", place)
        ?? db.row("SELECT refill AS id FROM former_places WHERE endpoint = ? AND item = ? LIMIT 1", place)
      return try row.map { try $0.identifier("id", of: "refills") }
    }
  }

  package func journal(of refill: RefillID, limit: Int) throws(StoreError) -> [JournalRow] {
    try file.read { db in
      try Journal(vault: file.vault).rows(of: refill, limit: Self.bounded(limit), in: db)
    }
  }

  package func journal(after sequence: Int64, limit: Int) throws(StoreError) -> [JournalRow] {
    try file.read { db in
      try Journal(vault: file.vault).rows(after: sequence, limit: Self.bounded(limit), in: db)
    }
  }

  private var refills: RefillTable { RefillTable(vault: file.vault) }

  private func refills(_ rest: String, _ arguments: StatementArguments, in db: GRDB.Database) throws
    -> [Refill]
  {
    try db.all("SELECT \(RefillTable.columns) FROM refills \(rest)", arguments) {
      try StoredRefill($0).refill(file.vault, in: db)
    }
  }

  static func bounded(_ limit: Int) -> Int { min(max(limit, 0), mostRows) }
}
