import GRDB
import Refills
import Statecharts

/// The clocks that run, in the order in which they are due. Of one due time the one that was set first lies first: what
/// one batch sets lies together.
enum TimerTable {
  /// Nothing where the change ends the clock's row.
  static func insert(_ change: TimerChange, of refill: Refill, in db: GRDB.Database) throws {
    guard let due = change.due else { return }
    try db.change("INSERT INTO timers (due, set_at, refill, clock, occurrence) VALUES (?, ?, ?, ?, ?)") {
      $0.put(due.milliseconds)
      $0.put(setAt(refill.record.clocks[change.clock]?.setAt))
      $0.put(refill.id.text)
      $0.put(change.clock.rawValue)
      $0.put(change.occurrence)
    }
  }

  /// As it stands in the table: 0 where no version kept it.
  static func setAt(_ moment: Instant?) -> Int64 { moment?.milliseconds ?? 0 }
}
