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

  private static func watched(
    _ source: String, _ arguments: StatementArguments, at endpoint: EndpointName, isFormer: Bool = false,
    in db: GRDB.Database
  ) throws -> [WatchedRow] {
    try db.all(
      """
      SELECT r.rowid, r.id, \(isFormer ? "f" : "r").item, r.external, r.rhythm, r.progress_since, r.promised_at,
        r.tracking, r.live, \(isFormer ? "f.settled" : "0"),
        \(markColumns.map { "m.\($0)" }.joined(separator: ", ")) \(source)
      """, arguments
    ) { try row($0, at: endpoint, isFormer: isFormer) }
  }

  private static func row(_ columns: Columns, at endpoint: EndpointName, isFormer: Bool) throws -> WatchedRow
  {
    guard let refill = RefillID(columns.text(1)), let external = ExternalID(columns.text(3)),
      let rhythm = AskRhythm(rawValue: columns.text(4)),
      let tracking = RefillChart.Tracking(rawValue: columns.text(7))
    else {
      throw StoreError(
        .unreadable,
        "A refill has an id, a rhythm or a tracking that this version does not know. "
          + "Start the version that wrote it, or restore a backup.")
    }
    let (item, isLive, since) = (columns.textIfAny(2), columns.flag(8), columns.instant(5))
    let tracked =
      isFormer
      ? TrackedItem(
        formerly: refill, item: item, external: external, progressSince: since, isSettled: columns.flag(9))
      : TrackedItem(
        refill: refill, item: item, external: external, rhythm: rhythm, progressSince: since,
        promisedAt: columns.instantIfAny(6), tracking: tracking, isLive: isLive)
    return WatchedRow(
      tracked: tracked, mark: mark(columns, of: item, at: endpoint),
      place: WatchedRow.Place(closedSince: isLive ? nil : since.milliseconds, row: columns.number(0)))
  }

  /// Nil where nothing is remembered.
  private static func mark(_ columns: Columns, of item: String?, at endpoint: EndpointName) -> ReadingMark? {
    guard let item, !columns.isNull(10) else { return nil }
    return mark(columns, from: 10, of: item, at: endpoint)
  }
}
