import Foundation
import GRDB
package import Statecharts

/// The database of one clinic, opened by one process.
package struct Database: Sendable {
  /// The write path; call it on the one thread that writes.
  package let store: SQLiteStore
  package let directory: SQLiteDirectory
  package let credentials: SQLiteCredentials
  package let views: SQLiteViews
  private let lock: DatabaseLock
  let file: DatabaseFile

  /// Takes the file's lock, opens the file, makes it where it is missing, and brings its tables to this
  /// version. Patients who were erased are erased again where it knows them: see `erase`.
  /// - Parameters:
  ///   - path: the database file, in a folder that exists. New files may be used by their owner only.
  ///   - keys: the key that seals this database.
  ///   - now: kept as the time of this start.
  ///   - randomness: where the ids of messages come from; nil: from the system.
  /// - Throws: `unavailable` where another process has the file or the folder cannot be written, `schema`
  ///   where it is another program's or a newer version's, `unreadable` where the key is not the one that
  ///   sealed it.
  package static func open(
    path: String, keys: KeyRing, now: Instant,
    randomness: (any RandomNumberGenerator & Sendable)? = nil
  ) throws(StoreError) -> Database {
    let lock = try DatabaseLock.take(beside: path)
    if !FileManager.default.fileExists(atPath: path) { _ = try OwnedDescriptor.open(path, .creating) }
    do {
      let database = Database(
        lock: lock, file: try DatabaseFile(path: path, keys: keys, now: now),
        randomness: randomness ?? RandomPool())
      try database.eraseListed()
      return database
    } catch {
      throw StoreError(from: error)
    }
  }

  private init(lock: DatabaseLock, file: DatabaseFile, randomness: any RandomNumberGenerator & Sendable) {
    self.lock = lock
    self.file = file
    store = SQLiteStore(file, randomness: randomness)
    directory = SQLiteDirectory(file: file)
    credentials = SQLiteCredentials(file: file)
    views = SQLiteViews(file: file)
  }

  /// Writes the log into the file, closes it and lets go of the lock. Nothing of this value can be used
  /// after; closing once more does nothing.
  package func close() throws(StoreError) {
    try file.close()
    lock.release()
  }

  /// Deletes what is kept for a while only: answers to clients, sessions and one-time tickets that are over.
  package func prune(at now: Instant) throws(StoreError) {
    try file.write { db in
      try db.run("DELETE FROM answers WHERE at <= ?", [(now - StoredAnswer.keptFor).milliseconds])
      try db.run("DELETE FROM sessions WHERE ends_at <= ?", [now.milliseconds])
      try db.run("DELETE FROM tickets WHERE ends_at <= ?", [now.milliseconds])
    }
  }
}
