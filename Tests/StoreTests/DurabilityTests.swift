import Foundation
import GRDB
import Statecharts
import Store
import StoreTesting
import Testing

@Suite("The file on disk")
struct DurabilityTests {
  @Test("The connection that writes syncs each commit and logs ahead")
  func synchronous() throws {
    let temporary = try TemporaryDatabase()
    let settings = try temporary.database.writerSettings()
    #expect(settings["synchronous"] == "2")
    #expect(settings["journal_mode"] == "wal")
    #expect(settings["mmap_size"] == "0")
    #expect(settings["foreign_keys"] == "1")
    #expect(settings["cache_size"] == "-65536")
  }

  @Test("Connections that read can neither write nor checkpoint")
  func readers() throws {
    let temporary = try TemporaryDatabase()
    let settings = try temporary.database.readerSettings()
    #expect(settings["query_only"] == "1")
    #expect(settings["wal_autocheckpoint"] == "0")
    #expect(settings["mmap_size"] == "0")
  }

  @Test("Every table checks its types")
  func strict() throws {
    let temporary = try TemporaryDatabase()
    let lax = try temporary.raw { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0
          AND name NOT LIKE 'sqlite_%' AND name <> 'grdb_migrations'
          """)
    }
    #expect(lax == [])
  }

  @Test("The file and its log may be read by their owner only")
  func permissions() throws {
    let temporary = try TemporaryDatabase()
    for suffix in ["", "-wal"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: temporary.path + suffix)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test("A second process is refused while the first has the file")
  func lock() throws {
    let temporary = try TemporaryDatabase()
    let error = #expect(throws: StoreError.self) {
      try Database.open(path: temporary.path, keys: temporary.keys, now: StoreSample.start)
    }
    #expect(error?.code == .unavailable)
    #expect(error?.message.contains(DatabaseLock.path(beside: temporary.path)) == true)
    try temporary.reopen()
  }

  @Test("A file that a newer version wrote is refused")
  func newer() throws {
    let temporary = try TemporaryDatabase()
    try temporary.raw { db in
      try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('999')")
    }
    #expect(throws: StoreError.self) { try temporary.reopen() }.map { #expect($0.code == .schema) }
  }

  @Test("A database of another program is refused and left alone")
  func foreign() throws {
    let temporary = try TemporaryDatabase()
    let path = temporary.folder.appendingPathComponent("other").appendingPathComponent("other.sqlite").path
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: false)
    let other = try DatabaseQueue(path: path)
    try other.write { db in try db.execute(sql: "CREATE TABLE theirs (id INTEGER)") }
    try other.close()
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let error = #expect(throws: StoreError.self) {
      try Database.open(path: path, keys: temporary.keys, now: StoreSample.start)
    }
    #expect(error?.code == .schema)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test("A database that was closed is one file")
  func closed() throws {
    let temporary = try TemporaryDatabase()
    _ = try temporary.database.readerSettings()
    try temporary.database.close()
    let log = try? FileManager.default.attributesOfItem(atPath: temporary.path + "-wal")
    #expect(log?[.size] as? Int ?? 0 == 0)
  }

  @Test("A damaged file is a failure of the disk, not an empty database")
  func damaged() throws {
    let temporary = try TemporaryDatabase()
    try temporary.database.close()
    let file = URL(fileURLWithPath: temporary.path)
    var bytes = try Data(contentsOf: file)
    bytes.replaceSubrange(100..., with: Data(repeating: 0xFF, count: bytes.count - 100))
    try bytes.write(to: file)
    #expect(throws: StoreError.self) { try temporary.reopen() }.map { #expect($0.code == .inputOutput) }
  }

  @Test("A file that is no database is refused")
  func noDatabase() throws {
    let temporary = try TemporaryDatabase()
    try temporary.database.close()
    try Data(repeating: 0x41, count: 8192).write(to: URL(fileURLWithPath: temporary.path))
    #expect(throws: StoreError.self) { try temporary.reopen() }.map { #expect($0.code == .schema) }
  }

  @Test("A folder that is not there is named")
  func noFolder() throws {
    let temporary = try TemporaryDatabase()
    let path = temporary.folder.appendingPathComponent("missing").appendingPathComponent("x.sqlite").path
    let error = #expect(throws: StoreError.self) {
      try Database.open(path: path, keys: temporary.keys, now: StoreSample.start)
    }
    #expect(error?.code == .unavailable)
  }
}
