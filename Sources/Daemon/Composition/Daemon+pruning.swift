import Foundation
import Logging
import Statecharts
import Store
import Tracking

extension Daemon {
  /// Takes away what was kept long enough, on a thread of its own, one after the other.
  /// - Parameter isTrial: only says what would go.
  /// - Throws: `conflict` where nothing is to be pruned, or the clock is not believed: what goes does not come back.
  func prune(isTrial: Bool) async throws(StoreError) -> PruningReport {
    guard let retention = setup.settings.pruning else {
      throw StoreError(
        .conflict, "Nothing is pruned: set `prune.days` to the days for which closed refills are kept.")
    }
    guard gate.isOpen else {
      throw StoreError(
        .conflict,
        "The clock has jumped, and nothing is pruned by it. Set it right, or `refilld clock accept`.")
    }
    let (database, log, now) = (database, log, setup.time.now())
    let consumers = setup.folder.consumers.keys.sorted()
    let report = try await Thread.running { () throws(StoreError) in
      var progress = Progress("old refills are pruned", log)
      return try database.pruneJournal(
        retention: retention, consumers: consumers, isTrial: isTrial, at: now
      ) { progress.reached($0) }
    }
    if !isTrial {
      log.notice(
        "old refills were pruned",
        metadata: [
          "refills": "\(report.refills)", "rows": "\(report.rows)", "reads": "\(report.reads)",
          "through": "\(report.through)",
          "stopped": "\(report.hold.text)",
        ])
    }
    return report
  }
}
