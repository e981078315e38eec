import Foundation
import GRDB
package import Refills
package import Statecharts

extension SQLiteViews {
  /// At most as many rows as `limit`; fewer, but one, do not mean that there are no more.
  package func watched(
    at endpoint: EndpointName, closedSince: Instant, after place: WatchedRow.Place?, limit: Int
  ) throws(StoreError) -> [WatchedRow] {
    try file.read { db in
      if place?.closedSince == nil {
        let live = try Self.watched(
          """
          FROM refills AS r INDEXED BY refills_watched \(Self.joinedMarks)
          WHERE r.endpoint = ? AND r.live = 1 AND r.rhythm <> 'never' AND r.rowid > ? ORDER BY r.rowid LIMIT ?
          """, [endpoint.text, place?.row ?? .min, limit], at: endpoint, in: db)
        if !live.isEmpty { return live }
      }
      let since = max(closedSince.milliseconds, place?.closedSince ?? .min)
      return try Self.watched(
        """
        FROM refills AS r INDEXED BY refills_closed \(Self.joinedMarks)
        WHERE r.endpoint = ? AND r.live = 0 AND r.rhythm <> 'never' AND (r.progress_since, r.rowid) > (?, ?)
        ORDER BY r.progress_since, r.rowid LIMIT ?
        """, [endpoint.text, since, place?.closedSince == nil ? .min : place?.row ?? .min, limit],
        at: endpoint,
        in: db)
    }
  }

  package func formerlyWatched(
    at endpoint: EndpointName, after place: WatchedRow.Place?, limit: Int
  ) throws(StoreError) -> [WatchedRow] {
    try file.read { db in
      try Self.watched(
        """
        FROM former_places AS f JOIN refills AS r ON r.id = f.refill
        LEFT JOIN reading_marks AS m ON m.endpoint = f.endpoint AND m.item = f.item
        WHERE f.endpoint = ? AND r.rowid > ? ORDER BY r.rowid LIMIT ?
        """, [endpoint.text, place?.row ?? .min, limit], at: endpoint, isFormer: true, in: db)
    }
  }

  private static let joinedMarks =
    "LEFT JOIN reading_marks AS m ON m.endpoint = r.endpoint AND m.item = r.item"

  /// Columns are taken by their numbers: there may be a million rows.
  private static func watched(
    _ source: String, _ arguments: StatementArguments, at endpoint: EndpointName, isFormer: Bool = false,
    in db: GRDB.Database
  ) throws -> [WatchedRow] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT r.rowid, r.id, \(isFormer ? "f" : "r").item, r.external, r.rhythm, r.progress_since, r.promised_at, r.tracking, r.live,
        m.digest, m.entity_tag, m.last_modified, m.read_at, m.next_at, m.missed,
        \(isFormer ? "f.settled" : "0") \(source)
        """)
    let rows = try Row.fetchCursor(statement, arguments: arguments)
    var watched: [WatchedRow] = []
    while let row = try rows.next() { watched.append(try self.row(row, at: endpoint, isFormer: isFormer)) }
    return watched
  }

  private static func row(_ row: Row, at endpoint: EndpointName, isFormer: Bool) throws -> WatchedRow {
    guard let refill = RefillID(row[1]), let external = ExternalID(row[3]),
      let rhythm = AskRhythm(rawValue: row[4]),
      let tracking = RefillChart.Tracking(rawValue: row[7])
    else {
      throw StoreError(
        .unreadable,
        "A refill has an id, a rhythm or a tracking that this version does not know. "
          + "Start the version that wrote it, or restore a backup.")
    }
    let item: String? = row[2]
    let isLive: Bool = row[8]
    let since: Int64 = row[5]
    let tracked =
      isFormer
      ? TrackedItem(
        formerly: refill, item: item, external: external, progressSince: Instant(milliseconds: since),
        isSettled: row[15])
      : TrackedItem(
        refill: refill, item: item, external: external, rhythm: rhythm,
        progressSince: Instant(milliseconds: since), promisedAt: instant(row[6]), tracking: tracking,
        isLive: isLive)
    return WatchedRow(
      tracked: tracked,
      mark: mark(row, of: item, at: endpoint),
      place: WatchedRow.Place(closedSince: isLive ? nil : since, row: row[0]))
  }

  /// The columns from the ninth on; nil where nothing is remembered.
  private static func mark(_ row: Row, of item: String?, at endpoint: EndpointName) -> ReadingMark? {
    guard let item, let digest = row[9] as Data?, let next = instant(row[13]) else { return nil }
    return ReadingMark(
      endpoint: endpoint, item: item, digest: Array(digest), entityTag: row[10], lastModified: row[11],
      readAt: instant(row[12]), nextAt: next, missed: row[14])
  }

  private static func instant(_ milliseconds: Int64?) -> Instant? {
    milliseconds.map(Instant.init(milliseconds:))
  }
}
