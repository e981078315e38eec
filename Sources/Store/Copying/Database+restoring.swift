import Foundation
import GRDB
package import Statecharts

extension Database {
  /// Puts a copy in a database's place, after it was looked through. What stood there is kept under another name.
  /// - Parameter now: part of the name under which the old file is kept.
  /// - Returns: what the copy holds, and where the old database is; nil: there was none.
  /// - Throws: `unavailable` where a process has the database or the folder cannot be written, `schema` and
  ///   `unreadable` where the copy is not good. Then nothing was changed.
  package static func restore(
    _ copy: String, to path: String, keys: KeyRing, now: Instant,
    progress: @escaping (Int) -> Void = { _ in }
  ) throws(StoreError) -> (report: CopyReport, kept: String?) {
    let lock = try DatabaseLock.take(beside: path)
    defer { lock.release() }
    let report = try DatabaseCopy.check(copy, keys: keys)
    let partial = path + ".partial"
    do {
      PlacedFile.discard(partial)
      _ = try OwnedDescriptor.open(partial, .creating)
      defer { PlacedFile.discard(partial) }
      var configuration = GRDB.Configuration()
      configuration.readonly = true
      try Self.copy(try DatabaseQueue(path: copy, configuration: configuration), to: partial, progress)
      let kept = try keep(path, now: now)
      try PlacedFile.place(partial, at: path)
      return (report, kept)
    } catch {
      throw StoreError(from: error)
    }
  }

  /// Gives what stands there another name. Its log is written into it first, so that no log is left to be taken for
  /// the new file's; where that can't be done, because the file is broken, the log is kept beside it.
  private static func keep(_ path: String, now: Instant) throws -> String? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let kept = "\(path).before-\(now.milliseconds)"
    let isWhole = mergeLog(path)
    try PlacedFile.link(path, as: kept)
    for suffix in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: path + suffix) {
      if !isWhole { try PlacedFile.link(path + suffix, as: kept + suffix) }
      try FileManager.default.removeItem(atPath: path + suffix)
    }
    try PlacedFile.syncFolder(of: path)
    return kept
  }

  private static func mergeLog(_ path: String) -> Bool {
    do {
      let queue = try DatabaseQueue(path: path)
      let mode = try queue.writeWithoutTransaction { db in
        try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
      }
      try queue.close()
      return mode == "delete"
    } catch {
      return false
    }
  }
}
