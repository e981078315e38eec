import Foundation
import GRDB
import Refills
import Statecharts

/// Goes along the journal from its start, row by row, as long as each row's refill may go. Reads only.
struct PruningWalk {
  /// A refill whose last row was passed, with the numbers of its rows.
  struct Ended {
    let refill: String
    let rows: [Int64]
  }

  let vault: Vault
  /// The last row that was passed.
  private(set) var head: JournalHead
  private(set) var ended: [Ended] = []
  /// Of refills that were passed and have later rows, as far as this walk knows: their rows up to `head`.
  private(set) var kept: [String: KeptRows] = [:]
  private let rule: PruningRule

  init(_ vault: Vault, from head: JournalHead, rule: PruningRule) {
    self.vault = vault
    self.head = head
    self.rule = rule
  }

  /// - Parameter last: row number after which it does not go.
  /// - Returns: what it stopped at; nil: it passed as many rows as it was asked to, or `last`.
  mutating func go(_ limit: Int, through last: Int64, in db: GRDB.Database) throws -> PruningHold? {
    let newest = try db.first("SELECT max(sequence) FROM journal", { _ in }) { $0.number(0) } ?? 0
    let consumer = try rule.slowest(in: db)
    for (row, chain, isLive, journaled, written) in try rows(limit, through: last, in: db) {
      if row.sequence >= newest { return .end }
      if let consumer, consumer.sequence < row.sequence {
        return .consumer(consumer.name, consumer.sequence)
      }
      if let hold = rule.hold(of: row.refill, isLive: isLive, newest: written) { return hold }
      if try waits(row.sequence, in: db) { return .message(row.refill) }
      if journaled == row.sequence {
        let way = try sequences(of: row.refill, in: db)
        if let hold = try openEnd(of: row.refill, way, in: db) { return hold }
        ended.append(Ended(refill: row.refill, rows: way))
        kept[row.refill] = nil
      } else {
        var rows = try kept[row.refill] ?? KeptRows.stored(of: row.refill, vault, in: db) ?? KeptRows()
        rows.add(row)
        kept[row.refill] = rows
      }
      head = JournalHead(sequence: row.sequence, chain: Array(chain))
    }
    return head.sequence + 1 == newest ? .end : nil
  }

  private typealias Beside = (
    row: StoredJournalRow, chain: Data, isLive: Bool?, journaled: Int64, written: Instant?
  )

  /// Beside each row what its refill says of itself, and when the refill's last row was written.
  private func rows(_ limit: Int, through last: Int64, in db: GRDB.Database) throws -> [Beside] {
    try db.all(
      """
      SELECT \(StoredJournalRow.namedColumns), refills.live, refills.journaled, newest.at
      FROM journal LEFT JOIN refills ON refills.id = journal.refill
      LEFT JOIN journal AS newest ON newest.sequence = refills.journaled
      WHERE journal.sequence > ? AND journal.sequence <= ? ORDER BY journal.sequence LIMIT ?
      """, [head.sequence, last, limit]
    ) { columns in
      let live = StoredJournalRow.nextColumn
      return (
        StoredJournalRow(columns), StoredJournalRow.chain(columns),
        columns.isNull(live) ? nil : columns.flag(live), columns.number(live + 1),
        columns.instantIfAny(live + 2)
      )
    }
  }

  private func sequences(of refill: String, in db: GRDB.Database) throws -> [Int64] {
    try db.all("\(Journal.way) SELECT sequence FROM way", [refill]) { $0.number(0) }
  }

  /// Whether something that the row gave waits in the queue out.
  private func waits(_ sequence: Int64, in db: GRDB.Database) throws -> Bool {
    try db.row("SELECT 1 FROM dispatches WHERE sequence = ? AND wake_at IS NOT NULL LIMIT 1", [sequence])
      != nil
  }

  /// What of a closed refill is not over.
  private func openEnd(of refill: String, _ way: [Int64], in db: GRDB.Database) throws -> PruningHold? {
    var clocks: [RefillChart.Clock: Instant] = [:]
    for sequence in way.reversed() {
      if try waits(sequence, in: db) { return .message(refill) }
      let timers: String? = try db.row("SELECT timers FROM journal WHERE sequence = ?", [sequence])?["timers"]
      for change in try StoredJSON.value(
        [TimerChange].self, from: timers ?? "[]", of: "Journal row \(sequence)")
      {
        clocks[change.clock] = change.due
      }
    }
    for (clock, due) in clocks {
      let runs = try db.row(
        "SELECT 1 FROM timers WHERE due = ? AND refill = ? AND clock = ?",
        [due.milliseconds, refill, clock.rawValue])
      if runs != nil { return .clock(refill) }
    }
    return nil
  }
}
