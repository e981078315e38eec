import Foundation
import GRDB
import Refills
import Statecharts
import Store
import StoreTesting
import Testing

@Suite("The master key is replaced")
struct KeyRotationTests {
  private func place(_ temporary: TemporaryDatabase) -> KeyPlace {
    KeyPlace(path: temporary.folder.appendingPathComponent("master.key").path)
  }

  private func open(_ temporary: TemporaryDatabase, withRetired: Bool = false) throws -> Store.Database {
    try Store.Database.open(
      path: temporary.path, keys: try KeyRing.load(place(temporary), withRetired: withRetired),
      now: StoreSample.start)
  }

  private func masters(_ temporary: TemporaryDatabase) throws -> Set<String> {
    try temporary.rewrite { db in try String.fetchSet(db, sql: "SELECT DISTINCT master FROM data_keys") }
  }

  @Test("Everything opens with the new key alone, and the old one is kept under its name")
  func rotates() throws {
    let temporary = try TemporaryDatabase()
    let lives = try (1...3).map { try Life($0, in: temporary.store) }
    let place = place(temporary)
    let done = try temporary.database.rotateKeys(at: place)
    #expect(done.from == temporary.keys.id)
    #expect(done.rewrapped == 5)
    #expect(try KeyRing.load(place).id == done.to)
    #expect(!place.hasNext)
    let retired = try #require(done.retired)
    #expect(try KeyRing.load(retired).id == done.from)
    let mode = try FileManager.default.attributesOfItem(atPath: place.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    // What comes after it in the same process is the new key's too.
    _ = try Life(4, in: temporary.store)
    try temporary.database.close()
    #expect(try masters(temporary) == [done.to])
    let database = try open(temporary)
    defer { try? database.close() }
    #expect(try database.views.refill(lives[0].refill.id)?.record.id == lives[0].refill.id)
    _ = try database.verifyChain()
  }

  @Test("The key that went opens nothing any more, and both are named")
  func oldKey() throws {
    let temporary = try TemporaryDatabase()
    let done = try temporary.database.rotateKeys(at: place(temporary))
    let error = #expect(throws: StoreError.self) { try temporary.reopen() }
    #expect(error?.code == .unreadable)
    #expect(error?.message.contains(done.from) == true && error?.message.contains(done.to) == true)
  }

  /// What a crash leaves after some of the rows were wrapped anew.
  private func broken(_ temporary: TemporaryDatabase) throws -> (old: String, new: String) {
    for number in 1...600 { try temporary.store.commit(try StoreSample(number).directory) }
    let old = try Data(contentsOf: URL(filePath: place(temporary).path))
    let before = temporary.folder.appending(path: "before.sqlite").path
    _ = try temporary.database.copy(to: before)
    let done = try temporary.database.rotateKeys(at: place(temporary))
    try temporary.database.close()
    let new = try Data(contentsOf: URL(filePath: place(temporary).path))
    try new.write(to: URL(filePath: place(temporary).next))
    try old.write(to: URL(filePath: place(temporary).path))
    for path in [place(temporary).next, place(temporary).path] {
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }
    try FileManager.default.removeItem(atPath: try #require(done.retired))
    // The clinic's row and those of the last patients as they were.
    try temporary.rewrite { db in
      try db.execute(sql: "ATTACH ? AS before", arguments: [before])
      try db.execute(
        sql: """
          REPLACE INTO data_keys SELECT * FROM before.data_keys WHERE owner = 'clinic' OR owner IN
          (SELECT owner FROM before.data_keys WHERE owner LIKE 'pt%' ORDER BY owner DESC LIMIT 100)
          """)
    }
    return (done.from, done.to)
  }

  @Test("A rotation that broke off is gone on with, and all is readable meanwhile")
  func resumes() throws {
    let temporary = try TemporaryDatabase()
    let (old, new) = try broken(temporary)
    #expect(try masters(temporary) == [old, new])
    let database = try open(temporary)
    #expect(try database.isRotating(place(temporary)))
    for number in [1, 300, 600] {
      let name: ExternalID = try StoreSample.name("patient-\(number)")
      #expect(try database.directory.patient(external: name) != nil)
    }
    var told: [Int] = []
    let done = try database.rotateKeys(at: place(temporary)) { told.append($0) }
    #expect(done.to == new)
    #expect(told == told.sorted() && told.last == 100)
    try database.close()
    #expect(try masters(temporary) == [new])
    #expect(try KeyRing.load(place(temporary)).id == new)
    #expect(FileManager.default.fileExists(atPath: place(temporary).retired(old)))
  }

  @Test(
    "While a rotation is not over both keys are needed, and the missing one is named",
    arguments: [true, false])
  func needsBoth(hasOld: Bool) throws {
    let temporary = try TemporaryDatabase()
    let (old, new) = try broken(temporary)
    let place = place(temporary)
    if !hasOld { try FileManager.default.removeItem(atPath: place.path) }
    if !hasOld { try FileManager.default.copyItem(atPath: place.next, toPath: place.path) }
    try FileManager.default.removeItem(atPath: place.next)
    let error = #expect(throws: StoreError.self) { try open(temporary) }
    #expect(error?.code == .unreadable)
    #expect(error?.message.contains("sealed with the key \(hasOld ? new : old)") == true, "\(error as Any)")
    #expect(error?.message.contains("being replaced, \(old) by \(new)") == true)
  }

  @Test("A crash before the new key file has its name is made good")
  func unnamed() throws {
    let temporary = try TemporaryDatabase()
    let place = place(temporary)
    let old = try Data(contentsOf: URL(filePath: place.path))
    let done = try temporary.database.rotateKeys(at: place)
    try temporary.database.close()
    try FileManager.default.moveItem(atPath: place.path, toPath: place.next)
    try old.write(to: URL(filePath: place.path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: place.path)
    let database = try open(temporary)
    defer { try? database.close() }
    #expect(try database.isRotating(place))
    #expect(try database.rotateKeys(at: place).to == done.to)
    #expect(try KeyRing.load(place).id == done.to && !place.hasNext)
  }

  @Test(
    "A credential of systemd is never written: what the operator must do is said, and its successor is used")
  func credential() throws {
    let temporary = try TemporaryDatabase()
    let place = KeyPlace(path: place(temporary).path, isCredential: true)
    let error = #expect(throws: StoreError.self) { try temporary.database.rotateKeys(at: place) }
    #expect(error?.code == .conflict && error?.message.contains("LoadCredential=master.key.next:NEW") == true)
    #expect(!place.hasNext)
    let new = try KeyRing.create(place.next)
    // As systemd shows the mask of an access list.
    try FileManager.default.setAttributes([.posixPermissions: 0o440], ofItemAtPath: place.next)
    try temporary.database.close()
    let database = try Store.Database.open(
      path: temporary.path, keys: try KeyRing.load(place), now: StoreSample.start)
    defer { try? database.close() }
    #expect(try database.isRotating(place))
    let done = try database.rotateKeys(at: place)
    #expect(done.to == new.id && done.retired == nil)
    #expect(try !database.isRotating(place) && place.hasNext)
  }

  @Test("A key file that was exchanged meanwhile is refused, and nothing is wrapped")
  func exchanged() throws {
    let temporary = try TemporaryDatabase()
    let place = place(temporary)
    try FileManager.default.removeItem(atPath: place.path)
    _ = try KeyRing.create(place.path)
    let error = #expect(throws: StoreError.self) { try temporary.database.rotateKeys(at: place) }
    #expect(error?.code == .unreadable && error?.message.contains(temporary.keys.id) == true)
    try temporary.database.close()
    #expect(try masters(temporary) == [temporary.keys.id])
  }

  @Test("A backup from before is restored with the retired key, and needs it no longer")
  func oldBackup() throws {
    let temporary = try TemporaryDatabase()
    let life = try Life(1, in: temporary.store)
    let copy = temporary.folder.appending(path: "copy.sqlite").path
    _ = try temporary.database.copy(to: copy)
    let done = try temporary.database.rotateKeys(at: place(temporary))
    try temporary.database.close()
    #expect(throws: StoreError.self) {
      try DatabaseCopy.check(copy, keys: try KeyRing.load(place(temporary)))
    }
    _ = try Store.Database.restore(
      copy, to: temporary.path, keys: try KeyRing.load(place(temporary), withRetired: true),
      now: StoreSample.start)
    try FileManager.default.removeItem(atPath: try #require(done.retired))
    let database = try open(temporary)
    defer { try? database.close() }
    #expect(try database.views.refill(life.refill.id) != nil)
  }
}
