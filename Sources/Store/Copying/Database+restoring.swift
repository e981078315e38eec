import Foundation
import GRDB
package import Statecharts

extension Database {
  /// Puts a copy in a database's place, after it was looked through. What stood there is kept under another name.
  /// Patients who were erased since the copy was made are erased in it before it has its name.
  /// - Parameters:
  ///   - keys: of the database, and those that were replaced, for a copy from before.
  ///   - now: part of the name under which the old file is kept.
  /// - Returns: what the copy holds, and where the old database is; nil: there was none.
  /// - Throws: `unavailable` where a process has the database or the folder cannot be written, `schema` and
  ///   `unreadable` where the copy is not good. Then the database is as it was.
  package static func restore(
    _ copy: String, to path: String, keys: KeyRing, now: Instant
  ) throws(StoreError) -> (report: CopyReport, kept: String?) {
    let lock = try DatabaseLock.take(beside: path)
    defer { lock.release() }
    try DatabaseCopy.require(copy)
    let partial = PlacedFile.partial(of: path)
    do {
      _ = try OwnedDescriptor.open(partial, .creating)
      defer { PlacedFile.discard(partial) }
      try Self.copy(try DatabaseCopy.open(copy), to: partial)
      let restored = RestoredCopy(path: partial, keys: keys, erased: try ErasureList(beside: path).entries())
      try restored.migrate()
      let report = try DatabaseCopy.check(partial, keys: keys)
      try restored.prepare()
      let kept = try keep(path, now: now)
      try PlacedFile.place(partial, at: path)
      return (report, kept)
    } catch {
      throw StoreError(from: error)
    }
  }

  /// Gives what stands there another name. Its log is written into it first, so that no log is left to be taken for
  /// the new file's; where that can't be done, because the file is broken or gone, the log is kept beside it.
  static func keep(_ path: String, now: Instant) throws -> String? {
    let kept = "\(path).before-\(now.milliseconds)"
    let isThere = FileManager.default.fileExists(atPath: path)
    let isWhole = isThere && mergeLog(path)
    if isThere { try PlacedFile.link(path, as: kept) }
    for suffix in ["-wal", "-shm", "-journal"] where FileManager.default.fileExists(atPath: path + suffix) {
      if !isWhole { try PlacedFile.link(path + suffix, as: kept + suffix) }
      try FileManager.default.removeItem(atPath: path + suffix)
    }
    try PlacedFile.syncFolder(of: path)
    return isThere ? kept : nil
  }

  private static func mergeLog(_ path: String) -> Bool {
    do {
      return try closeAsOneFile(try DatabaseQueue(path: path))
    } catch {
      return false
    }
  }
}
