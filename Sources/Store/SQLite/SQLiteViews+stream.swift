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
      var reading = StreamReading()
      try db.each(Self.stream) {
        $0.put(sequence)
        $0.put(Int64(limit))
      } read: { columns in
        end = columns.number(0)
        count += 1
        guard columns.flag(10), let row = try reading.row(columns) else { return }
        rows.append(row)
      }
      return StreamPage(rows: rows, end: end, isLast: count < limit)
    }
  }
}
