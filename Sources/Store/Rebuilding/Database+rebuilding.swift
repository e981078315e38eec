import Foundation
import GRDB
package import Statecharts

extension Database {
  /// Makes every refill, clock, task and row of the queue out anew from the journal, in a copy that then takes the
  /// database's place. What stood there is kept under another name.
  /// - Parameter now: part of the name under which the old file is kept.
  /// - Throws: `unavailable` where a process has the database or the folder cannot be written, `unreadable` where the
  ///   journal itself is not whole: then the database is as it was, and only a backup helps.
  package static func rebuild(
    _ path: String, keys: KeyRing, now: Instant
  ) throws(StoreError) -> (rebuilt: RebuildReport, report: CopyReport, kept: String?) {
    let lock = try DatabaseLock.take(beside: path)
    defer { lock.release() }
    try DatabaseCopy.require(path)
    let partial = PlacedFile.partial(of: path)
    do {
      _ = try OwnedDescriptor.open(partial, .creating)
      defer { PlacedFile.discard(partial) }
      try Self.copy(try DatabaseCopy.open(path), to: partial)
      try RestoredCopy(path: partial, keys: keys, erased: []).migrate()
      let rebuilt = try rebuildTables(of: partial, keys)
      let report = try DatabaseCopy.check(partial, keys: keys)
      let kept = try keep(path, now: now)
      try PlacedFile.place(partial, at: path)
      return (rebuilt, report, kept)
    } catch {
      throw StoreError(from: error)
    }
  }

  private static func rebuildTables(of path: String, _ keys: KeyRing) throws -> RebuildReport {
    var configuration = GRDB.Configuration()
    // Rows are taken away before they are made anew; the check of the whole copy looks at what refers to what.
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    let vault = try queue.read { db in try Vault(keys, in: db) }
    _ = try Journal(vault: vault).verified(on: queue)
    let replay = try JournalReplay(of: queue)
    let report = try queue.write { db in
      var refills = RefillRebuild(replay: replay, vault: vault)
      var queue = QueueRebuild(replay: replay, vault: vault, report: try refills.run(in: db))
      return try queue.run(in: db)
    }
    try queue.close()
    return report
  }
}
