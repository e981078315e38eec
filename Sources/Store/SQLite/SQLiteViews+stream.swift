import Foundation
import GRDB
import Refills
import Statecharts

extension SQLiteViews {
  private static let stream =
    """
    SELECT journal.sequence, journal.refill, refills.external, refills.brand, journal.version, journal.at,
      journal.kind, journal.states_from, journal.states_to, journal.correction,
      journal.refusal IS NULL AND refills.\(RefillTable.isNotErased) AS counts,
      refills.endpoint
    FROM journal JOIN refills ON refills.id = journal.refill
    WHERE journal.sequence > ? ORDER BY journal.sequence LIMIT ?
    """

  package func stream(after sequence: Int64, limit: Int) throws(StoreError) -> StreamPage {
    try file.read { db in
      let limit = Self.bounded(limit)
      // What is kept before the start is not all there was.
      let sequence = max(sequence, try JournalStart.sequence(in: db))
      var (rows, end, count): ([StreamRow], Int64, Int) = ([], sequence, 0)
      try db.each(Self.stream) {
        $0.put(sequence)
        $0.put(Int64(limit))
      } read: { columns in
        end = columns.number(0)
        count += 1
        let (from, to) = (columns.text(7), columns.text(8))
        guard columns.number(10) == 1, from != to else { return }
        rows.append(try Self.row(columns, from: from, to: to))
      }
      return StreamPage(rows: rows, end: end, isLast: count < limit)
    }
  }

  private static func row(_ columns: Columns, from: String, to: String) throws -> StreamRow {
    guard let refill = RefillID(columns.text(1)), let external = ExternalID(columns.text(2)),
      let brand = BrandName(columns.text(3))
    else {
      throw StoreError(
        .unreadable,
        "Journal row \(columns.number(0)) is not as this version writes it. Start the version that wrote it.")
    }
    return StreamRow(
      sequence: columns.number(0), refill: refill, external: external, brand: brand,
      version: columns.number(4), at: Instant(milliseconds: columns.number(5)), kind: columns.text(6),
      from: from, to: to, isCorrection: columns.number(9) == 1,
      endpoint: columns.isNull(11) ? nil : EndpointName(columns.text(11)))
  }
}
