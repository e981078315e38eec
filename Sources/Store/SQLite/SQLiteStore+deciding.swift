import Foundation
import GRDB
import Refills
import Statecharts
import Synchronization

/// What every decision writes.
extension SQLiteStore {
  func save(_ decision: Decision, _ prepared: PreparedRecord, in db: GRDB.Database) throws {
    let refill = decision.refill
    let record = try prepared.sealed ?? SealedRecord.seal(prepared.packed, of: refill, file.vault, in: db)
    var tail = try file.tail(in: db)
    let sequence = tail.journal.sequence + 1
    let row = known.withLock { $0[refill.id] } ?? file.live.withLock { $0[refill.id]?.row }
    var line =
      try row?.line ?? (refill.version == 1 ? nil : refills.line(of: refill.id, in: db)) ?? RefillLine()
    let before = line.journaled
    line.journaled = sequence
    let behind = decision.dispatches.enumerated().map { offset, dispatch in
      line.append(tail.dispatch + 1 + Int64(offset), for: dispatch)
    }
    if let row = try refills.save(decision, over: row, record: record, line: line, in: db) {
      known.withLock { $0.keep(LiveRefills.Entry(refill, row: row, packed: prepared.packed), of: refill.id) }
    }
    tail.journal = try journal.append(
      decision.entry, of: refill.record.patient, after: tail.journal, before: before, record: record, in: db)
    for change in decision.timers { try save(change, of: refill, in: db) }
    for (dispatch, behind) in zip(decision.dispatches, behind) {
      tail.dispatch += 1
      try dispatches.insert(
        NewDispatch(
          position: tail.dispatch, id: makeMessageID(at: decision.entry.at), refill: refill.id,
          sequence: sequence,
          behind: behind, content: .dispatch(dispatch), at: decision.entry.at), in: db)
    }
    file.keep(tail)
  }

  func save(refusal entry: JournalEntry, in db: GRDB.Database) throws {
    let found = try db.first(
      "SELECT patient, journaled FROM refills WHERE id = ?", { $0.put(entry.refill.text) }
    ) { (patient: try $0.identifier(0, of: entry.refill.text) as PatientID, journaled: $0.number(1)) }
    guard let found else {
      throw StoreError(
        .conflict, "\(entry.refill) is not known here. Make the refill before you refuse anything.")
    }
    var tail = try file.tail(in: db)
    tail.journal = try journal.append(
      entry, of: found.patient, after: tail.journal, before: found.journaled, record: nil, in: db)
    file.keep(tail)
    forget(entry.refill)
    try db.change("UPDATE refills SET journaled = ? WHERE id = ?") {
      $0.put(tail.journal.sequence)
      $0.put(entry.refill.text)
    }
  }

  /// A row of the stream that a consumer could not take waits behind those of the same refill that wait already.
  func park(
    _ sequence: Int64, of refill: RefillID, for consumer: String, at moment: Instant, in db: GRDB.Database
  ) throws {
    let content = DispatchRow.Content.stream(consumer: consumer, sequence: sequence)
    let last = try db.row(
      """
      SELECT max(position) AS position FROM dispatches INDEXED BY dispatches_parked
      WHERE refill = ? AND lane = ? AND parked = 1 AND wake_at IS NOT NULL
      """, [refill.text, content.lane])
    var tail = try file.tail(in: db)
    tail.dispatch += 1
    try dispatches.insert(
      NewDispatch(
        position: tail.dispatch, id: makeMessageID(at: moment), refill: refill, sequence: sequence,
        behind: last?["position"] ?? 0, content: content, at: moment), in: db)
    file.keep(tail)
  }

  private func save(_ change: TimerChange, of refill: Refill, in db: GRDB.Database) throws {
    if let replaced = change.replaced {
      try db.change("DELETE FROM timers WHERE due = ? AND set_at = ? AND refill = ? AND clock = ?") {
        $0.put(replaced.due.milliseconds)
        $0.put(TimerTable.setAt(replaced.setAt))
        $0.put(refill.id.text)
        $0.put(change.clock.rawValue)
      }
    }
    try TimerTable.insert(change, of: refill, in: db)
  }
}
