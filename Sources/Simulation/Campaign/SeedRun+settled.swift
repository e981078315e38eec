import Foundation
import Refills
import Statecharts
import Store
import Tracking

extension SeedRun {
  private static let allRows = 100_000

  /// Whether nothing is on its way any more.
  func isSettled() throws -> Bool {
    try isTold() && ledger.known.values.allSatisfy { $0.refill.progress.acts != .system }
  }

  /// Whether all that was decided has been told.
  func isTold() throws -> Bool {
    guard let life, !life.isDead, life.pending.isEmpty, people.underWay.isEmpty else { return false }
    for consumer in Self.consumers where !missingEvents(of: consumer).isEmpty { return false }
    return try life.views.dispatches(in: .waiting, limit: 1).isEmpty
      && life.views.dispatches(in: .claimed, limit: 1).isEmpty
  }

  private func missingEvents(of consumer: String) -> [RefillID] {
    ledger.known.filter { id, known in
      (ledger.reached[consumer]?[id] ?? 0) < known.events.count
    }.map(\.key).sorted()
  }

  /// After the healing: everything has arrived, nothing waits.
  func checkEnd() throws {
    if let breach = ledger.breach { throw breach }
    guard let life else { throw Breach(.keepsGoing, "the service is not up") }
    for consumer in Self.consumers {
      if let first = missingEvents(of: consumer).first {
        throw Breach(.streamArrives, "\(consumer) has not all of \(first)")
      }
    }
    for state in [DispatchRow.State.waiting, .claimed] {
      if let row = try life.views.dispatches(in: state, limit: 1).first {
        throw Breach(
          .settled,
          "\(row.id) of \(row.refill) (\(row.lane)) is \(state) until \(row.dueAt.rfc3339): \(row.lastError ?? "")"
        )
      }
    }
    try checkMessages(life)
    try checkRefills(life)
    ledger.checkDurable(on: life.store)
    if let breach = ledger.breach { throw breach }
  }

  private func checkMessages(_ life: Life) throws {
    for row in try life.views.dispatches(in: .delivered, limit: Self.allRows) {
      if case .dispatch(.notice) = row.content, ledger.accepted[row.id] == nil {
        throw Breach(.messageArrives, "\(row.id) of \(row.refill) is delivered, and nobody got it")
      }
    }
    for row in try life.views.dispatches(in: .dead, limit: Self.allRows) {
      if case .dispatch(.notice) = row.content, !ledger.refused.contains(row.id),
        row.attempt < RetryLadder.notices.attempts
      {
        throw Breach(.messageArrives, "\(row.id) of \(row.refill) was given up: \(row.lastError ?? "")")
      }
    }
  }

  /// Each live refill has somebody or something that brings it on.
  private func checkRefills(_ life: Life) throws {
    for (id, known) in ledger.known.sorted(by: { $0.key < $1.key }) where known.refill.isLive {
      let record = known.refill.record
      let runs = known.clocks.values.contains { $0.due != nil }
      let isOwned = known.isLookedAfter || !record.tasks.isEmpty || !record.openActions.isEmpty
      let progress = known.refill.progress
      let isFollowed = progress.ask != .never && record.pharmacy?.tells.isEmpty == false
      if !runs, !isOwned, progress.acts == .system || (progress.acts == .nobody && !isFollowed) {
        throw Breach(.someoneActs, "\(id) stands in \(progress.rawValue) for ever")
      }
    }
  }

  /// Of the closed file: SQLite's own check, the journal's chain, and the journal through the chart.
  func verify() -> Breach? {
    do throws(StoreError) {
      let report = try DatabaseCopy.check(path, keys: clinic.keys)
      trace("verified \(report.refills) \(report.replay.replayed)")
      guard report.refills >= ledger.known.count else {
        return Breach(.acknowledgedIsDurable, "\(report.refills) refills are left of \(ledger.known.count)")
      }
      return nil
    } catch {
      return Breach(.journalHolds, "\(error)")
    }
  }
}
