import GRDB
package import Statecharts
import Synchronization

extension Database {
  /// Fewest days for which a refill stays after its last row. A prescription is good for a year at most nearly
  /// everywhere: whoever looks at one that can still be filled sees all that came of it. It is also far beyond all that
  /// looks back at closed refills: corrections and polls 30 days, answers to clients a day.
  package static let leastRetentionDays = 365
  /// Rows in one read while it is found out how far pruning may go: a longer read would hold up the checkpoint.
  private static let walkedAtOnce = 1_000

  /// Takes away the journal's beginning as far as every refill in it is closed and was last written of longer ago than
  /// `retention`, and those refills with it. In many short transactions, between which others write; each leaves a
  /// journal that is whole. Then the records of reads that were kept long enough. On any thread but that which writes.
  /// - Parameters:
  ///   - retention: `leastRetentionDays` or longer.
  ///   - consumers: who follows the stream: what one of them has not read stays.
  ///   - isTrial: says what would go, and takes nothing away.
  ///   - now: kept as the time of this run. It must be right: what goes does not come back.
  ///   - progress: called with per cents, ascending.
  /// - Throws: `conflict` where the retention is too short.
  package func pruneJournal(
    retention: Span, consumers: [String], isTrial: Bool = false, at now: Instant,
    progress: (Int) -> Void = { _ in }
  ) throws(StoreError) -> PruningReport {
    guard retention >= .days(Int64(Self.leastRetentionDays)) else {
      throw StoreError(
        .conflict, "Refills are kept for \(Self.leastRetentionDays) days at least. Keep them longer.")
    }
    let rule = PruningRule(retention: retention, consumers: consumers, now: now)
    let start = try views.prunedThrough()
    let plan = try plan(rule)
    guard !isTrial else { return plan }
    let step = PruningStep(vault: file.vault, rule: rule) { refill in
      file.live.withLock { $0.forget(refill) }
    }
    var report = PruningReport(through: start, hold: plan.hold)
    while report.through < plan.through,
      let done = try file.write(
        checkingReferences: false, { db in try step.run(through: plan.through, in: db) })
    {
      report.refills += done.refills
      report.rows += done.rows
      report.through = done.through
      progress(Int(100 * (report.through - start) / (plan.through - start)))
    }
    report.reads = try pruneReads(at: now)
    // Something of a refill may have come up since it was looked at.
    if report.through < plan.through { report.hold = try self.plan(rule).hold }
    return report
  }

  private func plan(_ rule: PruningRule) throws(StoreError) -> PruningReport {
    let head = try file.read { db in try JournalStart.newest(in: db)?.head } ?? .start
    var walk = PruningWalk(file.vault, from: head, rule: rule)
    var hold: PruningHold?
    while hold == nil {
      let before = walk.head
      hold = try file.read { db in try walk.go(Self.walkedAtOnce, through: .max, in: db) }
      if walk.head == before { break }
    }
    return PruningReport(
      refills: walk.ended.count, rows: walk.ended.reduce(0) { $0 + Int64($1.rows.count) },
      through: walk.head.sequence, hold: hold ?? .end)
  }
}

extension SQLiteViews {
  package func prunedThrough() throws(StoreError) -> Int64 { try file.read(JournalStart.sequence) }
}
