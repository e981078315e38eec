import GRDB

extension DatabaseFile {
  /// KiB of pages that the writer keeps: the states of some ten thousand refills and the upper levels of the
  /// indexes.
  private static let writerCache = 64 * 1024
  /// KiB a reader keeps. There are several, and the system caches the file as well.
  private static let readerCache = 8 * 1024
  /// Pages (4 KiB) in the log before the writer checkpoints: rarely enough that a batch does not wait for it
  /// often.
  private static let checkpointPages = 20_000
  /// Connections that read. A page needs one for a few milliseconds.
  private static let readers = 5

  static var configuration: GRDB.Configuration {
    var configuration = GRDB.Configuration()
    configuration.label = "refilld"
    configuration.foreignKeysEnabled = true
    configuration.maximumReaderCount = readers
    configuration.prepareDatabase { db in
      // A mapped file turns a failing disk into a signal that nobody can answer.
      try db.execute(sql: "PRAGMA mmap_size = 0")
      if db.configuration.readonly {
        // SQLite before 3.51.3 can corrupt the file when two connections checkpoint at once: readers never
        // do.
        try db.execute(
          sql: "PRAGMA query_only = 1; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -\(readerCache)")
      } else {
        try db.execute(
          sql: "PRAGMA wal_autocheckpoint = \(checkpointPages); PRAGMA cache_size = -\(writerCache)")
        try Schema.claim(db)
      }
    }
    return configuration
  }

  /// The pool sets NORMAL while it opens, which loses acknowledged commits when the power fails. And where the disk fails
  /// just when a new file is told to log ahead, SQLite says that it does, and goes on with a journal that may come back
  /// after a power cut and take the last commit away.
  static func makeDurable(_ db: GRDB.Database) throws {
    guard try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal" else {
      throw StoreError(
        .unavailable,
        "The disk did not let SQLite begin its log (journal_mode is not wal). Check it, then start again.")
    }
    try db.execute(sql: "PRAGMA synchronous = FULL")
    guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2 else {
      throw StoreError(.other, "SQLite does not sync as it must (synchronous is not FULL). Report this.")
    }
  }
}
