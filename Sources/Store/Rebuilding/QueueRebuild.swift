import Foundation
import GRDB
import Refills
import Statecharts

/// Holds the queue out against the journal. What became of a row, sent or not, only the row knows: those that are there
/// stay; what is missing comes back as given up, for a person to send or not.
struct QueueRebuild {
  private static let lost =
    "The row was lost and made anew from the journal: whether it was sent is not known."

  let replay: JournalReplay
  let vault: Vault
  private var report: RebuildReport
  private var randomness = SystemRandomNumberGenerator()
  /// The last position in the queue; nil: not read yet.
  private var last: Int64?

  init(replay: JournalReplay, vault: Vault, report: RebuildReport) {
    self.replay = replay
    self.vault = vault
    self.report = report
  }

  /// Part of a transaction, after the refills were made anew.
  mutating func run(in db: GRDB.Database) throws -> RebuildReport {
    try removeStrangers(in: db)
    for (sequence, told) in replay.notices.sorted(by: { $0.key < $1.key }) {
      try addNotices(of: sequence, told.refill, in: db)
    }
    for (sequence, asked) in replay.errands.sorted(by: { $0.key < $1.key }) {
      try addErrands(asked.commands, of: sequence, asked.refill, in: db)
    }
    try nameLast(in: db)
    return report
  }

  /// Each refill names its last row in each lane.
  private func nameLast(in db: GRDB.Database) throws {
    for row in try db.rows(
      "SELECT refill, lane, max(position) AS position FROM dispatches WHERE parked = 0 GROUP BY refill, lane")
    {
      try db.run(
        "UPDATE refills SET \(RefillLine.column(of: row["lane"])) = ? WHERE id = ?",
        [row["position"] as Int64, row["refill"] as String])
    }
  }

  /// Where an errand went stands in the record of its row; where there was no pharmacy, it went nowhere.
  private mutating func addErrands(
    _ commands: [RefillChart.Command], of sequence: Int64, _ refill: String, in db: GRDB.Database
  ) throws {
    let rows = try db.rows("SELECT lane FROM dispatches WHERE sequence = ? AND lane = 'pharmacy'", [sequence])
    guard rows.count < commands.count, let id = RefillID(refill),
      let entry = try db.row(
        """
        SELECT journal.record AS record, journal.version AS version, journal.at AS at, refills.patient AS patient
        FROM journal JOIN refills ON refills.id = journal.refill WHERE journal.sequence = ?
        """, [sequence]),
      let sealed: Data = entry["record"]
    else { return }
    let patient: PatientID = try entry.identifier("patient", of: refill)
    guard try vault.key(of: .patient(patient), in: db) != nil else { return }
    let record = try SealedRecord.open(
      sealed, of: patient, refill: refill, version: entry["version"], vault: vault, in: db)
    for errand in commands.compactMap(record.dispatch).dropFirst(rows.count) {
      try add(errand, of: id, sequence, at: entry["at"], in: db)
    }
  }

  private mutating func removeStrangers(in db: GRDB.Database) throws {
    for row in try db.rows("SELECT position, refill, sequence, lane FROM dispatches WHERE parked = 0") {
      let (refill, sequence): (String, Int64) = (row["refill"], row["sequence"])
      let isKnown =
        row["lane"] == "pharmacy"
        ? replay.errands[sequence]?.refill == refill : replay.notices[sequence]?.refill == refill
      guard !isKnown, !replay.strangers.contains(refill) else { continue }
      try db.run("DELETE FROM dispatches WHERE position = ?", [row["position"] as Int64])
      report.removed += 1
    }
  }

  private mutating func addNotices(of sequence: Int64, _ refill: String, in db: GRDB.Database) throws {
    guard
      let entry = try db.row(
        "SELECT notices, correction, at FROM journal WHERE sequence = ?", [sequence]),
      let id = RefillID(refill)
    else { return }
    let told = try StoredJSON.value(
      [RefillChart.Notice].self, from: entry["notices"] as String, of: "Journal row \(sequence)")
    var queued = try db.rows("SELECT content FROM dispatches WHERE sequence = ? AND parked = 0", [sequence])
      .compactMap { try Self.notice(in: $0["content"]) }
    for notice in told {
      if let index = queued.firstIndex(of: notice) {
        queued.remove(at: index)
      } else {
        try add(.notice(notice, isCorrection: entry["correction"]), of: id, sequence, at: entry["at"], in: db)
      }
    }
  }

  private static func notice(in content: String) throws -> RefillChart.Notice? {
    let content = try StoredContents.content(content, of: "A row of the queue out")
    if case .dispatch(.notice(let notice, _)) = content { return notice }
    return nil
  }

  private mutating func add(
    _ dispatch: Dispatch, of refill: RefillID, _ sequence: Int64, at moment: Int64, in db: GRDB.Database
  ) throws {
    let table = DispatchTable(vault: vault)
    let position = try (last ?? TableTails(Journal(vault: vault), in: db).dispatch) + 1
    last = position
    let row = NewDispatch(
      position: position, id: MessageID(at: Instant(milliseconds: moment), using: &randomness),
      refill: refill,
      sequence: sequence, behind: 0, content: .dispatch(dispatch), at: Instant(milliseconds: moment))
    try table.insert(row, in: db)
    try db.run(
      "UPDATE dispatches SET state = 'dead', wake_at = NULL, last_error = ? WHERE position = ?",
      [try table.seal(Self.lost, of: row.id, in: db), row.position])
    report.added += 1
  }
}
