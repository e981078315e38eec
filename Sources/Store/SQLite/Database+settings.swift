import GRDB

extension Database {
  private static let asked = [
    "synchronous", "journal_mode", "mmap_size", "foreign_keys", "cache_size", "query_only",
    "wal_autocheckpoint",
  ]

  /// What the open connection that writes says of itself, by pragma. For checks: it is what protects the
  /// data.
  package func writerSettings() throws(StoreError) -> [String: String] {
    try file.readForWriting(Self.settings)
  }

  /// The same of a connection that reads.
  package func readerSettings() throws(StoreError) -> [String: String] {
    try file.read(Self.settings)
  }

  private static func settings(_ db: GRDB.Database) throws -> [String: String] {
    var settings: [String: String] = [:]
    for pragma in asked { settings[pragma] = try String.fetchOne(db, sql: "PRAGMA \(pragma)") }
    return settings
  }
}
