import Foundation
import GRDB

extension Database {
  /// Pages in one step, 16 MiB: progress is told between two.
  private static let pagesAtOnce: CInt = 4_096

  /// Copies the database as it is at one moment, while it may be written to, and looks through the copy. The copy is
  /// one file, its owner's alone, and stands under its name only once it was found good and is on disk.
  /// - Parameters:
  ///   - path: a file that does not exist, in a folder that does.
  ///   - progress: called with per cents, 0 to 100, ascending.
  /// - Throws: `conflict` where the file is there, `unavailable` where it cannot be written, `unreadable` where the
  ///   copy, and so the database, is not whole: then it is kept with `.unverified` behind its name.
  package func copy(
    to path: String, progress: @escaping (Int) -> Void = { _ in }
  ) throws(StoreError) -> CopyReport {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw StoreError(.conflict, "\(path) is there already. Name a new file.")
    }
    let partial = PlacedFile.partial(of: path)
    do {
      _ = try OwnedDescriptor.open(partial, .creating)
      defer { PlacedFile.discard(partial) }
      do {
        try Self.copy(file.pool, to: partial, progress)
      } catch let error as DatabaseError {
        // A connection that read a page wrongly once would go on with it until somebody writes: the next try reads anew.
        file.pool.releaseMemory()
        throw error
      }
      return try name(partial, path)
    } catch {
      throw StoreError(from: error)
    }
  }

  /// A copy of a database that is not whole is worth more than none, under a name that says so.
  private func name(_ partial: String, _ path: String) throws(StoreError) -> CopyReport {
    let report: CopyReport
    do throws(StoreError) {
      report = try DatabaseCopy.check(partial, keys: file.vault.ring)
    } catch {
      guard error.code == .unreadable else { throw error }
      let kept = path + ".unverified"
      try PlacedFile.place(partial, at: kept)
      throw StoreError(.unreadable, "\(error.message) The copy is kept as \(kept).", underlying: error)
    }
    try PlacedFile.placeNew(partial, at: path)
    return report
  }

  /// One file without a log beside it.
  static func copy(
    _ source: any DatabaseReader, to path: String, _ progress: @escaping (Int) -> Void = { _ in }
  ) throws {
    let target = try DatabaseQueue(path: path)
    try source.backup(to: target, pagesPerStep: pagesAtOnce) { state in
      progress(state.totalPageCount > 0 ? 100 * state.completedPageCount / state.totalPageCount : 100)
    }
    guard try closeAsOneFile(target) else {
      throw StoreError(.other, "The copy keeps a log beside it (journal_mode is not delete). Report this.")
    }
  }

  /// Writes the log into the file and leaves none beside it; false where it stays.
  static func closeAsOneFile(_ queue: DatabaseQueue) throws -> Bool {
    let mode = try queue.writeWithoutTransaction { db in
      try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
    }
    try queue.close()
    return mode == "delete"
  }
}
