import Crypto
import Foundation
import GRDB
import Refills
import Synchronization

/// Seals and opens values with AES-256-GCM, each under its owner's key; those keys lie in the database,
/// wrapped by a master key.
final class Vault: Sendable {
  /// Unwrapped keys kept in memory, some 250 bytes each with their owners' ids: 32 MiB. When it is full it is emptied:
  /// a miss is one row to read and one value to open.
  private static let mostKeys = 131_072

  private struct Contents {
    var ring: KeyRing
    /// The master that wraps what is new.
    var wrapping: String
    var keys: [KeyOwner: SymmetricKey] = [:]
    /// Whoever still reads from before an erasure must not bring the key back.
    var erased: Set<KeyOwner> = []
    var isRotating = false
  }

  private let contents: Mutex<Contents>
  /// What these keys opened.
  let opened = OpenedEntries()

  /// The masters that are loaded.
  var ring: KeyRing { contents.withLock { $0.ring } }
  var wrapping: String { contents.withLock { $0.wrapping } }

  /// Makes the clinic's keys in a new database and tries them in an old one.
  /// - Throws: `unreadable` naming the key where one that wraps this database is not there.
  init(_ ring: KeyRing, in db: GRDB.Database) throws {
    let masters = try Masters(in: db)
    contents = Mutex(Contents(ring: ring, wrapping: masters?.lookups ?? ring.id))
    if let masters {
      try masters.check(against: ring)
      for owner in [KeyOwner.lookups, .clinic] { _ = try key(of: owner, in: db) }
    } else {
      for owner in [KeyOwner.lookups, .clinic] { try makeKey(of: owner, in: db) }
    }
  }

  /// From now on also unwraps with these.
  func add(_ ring: KeyRing) { contents.withLock { $0.ring = $0.ring.adding(ring) } }

  /// From now on wraps new keys with this master, which is loaded.
  func wrap(with master: String) { contents.withLock { $0.wrapping = master } }

  /// False where a rotation goes on already.
  func beginRotation() -> Bool {
    contents.withLock { contents in
      defer { contents.isRotating = true }
      return !contents.isRotating
    }
  }

  func endRotation() { contents.withLock { $0.isRotating = false } }

  /// Makes the owner's key where there is none yet. Writer only.
  func prepareKey(of owner: KeyOwner, in db: GRDB.Database) throws {
    if try key(of: owner, in: db) == nil { try makeKey(of: owner, in: db) }
  }

  func seal(_ plain: Data, of owner: KeyOwner, at place: SealedPlace, in db: GRDB.Database) throws -> Data {
    guard let key = try key(of: owner, in: db) else {
      throw StoreError(
        .conflict, "\(owner.name) is not known here. Send the patient before what belongs to them.")
    }
    return try Self.seal(plain, with: key, at: place)
  }

  /// - Returns: nil where the owner's key is not in memory.
  func sealIfKnown(_ plain: Data, of owner: KeyOwner, at place: SealedPlace) throws -> Data? {
    try contents.withLock { $0.keys[owner] }.map { try Self.seal(plain, with: $0, at: place) }
  }

  func open(_ sealed: Data, of owner: KeyOwner, at place: SealedPlace, in db: GRDB.Database) throws -> Data {
    guard let key = try key(of: owner, in: db) else {
      throw StoreError(
        .unreadable, "The key of \(owner.name) is gone, and with it \(place.table) \(place.row).")
    }
    return try Self.open(sealed, with: key, at: place)
  }

  /// A keyed digest of a value that is looked up but not kept in the clear.
  func lookup(_ kind: String, _ value: String, in db: GRDB.Database) throws -> Data {
    guard let key = try key(of: .lookups, in: db) else {
      throw StoreError(.unreadable, "The key of the look-ups is gone. Restore the database from its backup.")
    }
    return Data(HMAC<SHA256>.authenticationCode(for: Data((kind + "\0" + value).utf8), using: key))
  }

  /// Drops what is kept in memory. After a rollback it may hold keys that are on no disk.
  func forgetKeys() { contents.withLock { $0.keys.removeAll() } }

  /// The owner has no key any more. What a rollback brings back is there after the next start.
  func erase(_ owner: KeyOwner, in db: GRDB.Database) throws {
    contents.withLock { contents in
      contents.keys[owner] = nil
      contents.erased.insert(owner)
    }
    opened.forget()
    try db.run("DELETE FROM data_keys WHERE owner = ?", [owner.name])
  }

  /// Nil where the owner has none: never had, or erased.
  func key(of owner: KeyOwner, in db: GRDB.Database) throws -> SymmetricKey? {
    if let key = contents.withLock({ $0.keys[owner] }) { return key }
    let name = owner.name
    let key = try db.first("SELECT master, wrapped FROM data_keys WHERE owner = ?", { $0.put(name) }) {
      SymmetricKey(data: try unwrap($0.bytes(1), of: name, by: $0.text(0)))
    }
    return key.flatMap { keep($0, of: owner) }
  }

  private func makeKey(of owner: KeyOwner, in db: GRDB.Database) throws {
    let key = SymmetricKey(size: .bits256)
    let bytes = unsafe key.withUnsafeBytes { unsafe Data($0) }
    let master = wrapping
    try db.run(
      "INSERT INTO data_keys (owner, master, wrapped) VALUES (?, ?, ?)",
      [owner.name, master, try wrap(bytes, of: owner.name, with: master)])
    _ = keep(key, of: owner)
  }

  /// - Returns: nil where the owner was erased meanwhile.
  private func keep(_ key: SymmetricKey, of owner: KeyOwner) -> SymmetricKey? {
    contents.withLock { contents in
      guard !contents.erased.contains(owner) else { return nil }
      if contents.keys.count >= Self.mostKeys { contents.keys.removeAll() }
      contents.keys[owner] = key
      return key
    }
  }

  /// - Parameter owner: the row of `data_keys`, into which the key is bound.
  func wrap(_ key: Data, of owner: String, with master: String) throws -> Data {
    try Self.seal(key, with: try self.master(master, of: owner), at: Self.place(of: owner))
  }

  func unwrap(_ wrapped: Data, of owner: String, by master: String) throws -> Data {
    try Self.open(wrapped, with: try self.master(master, of: owner), at: Self.place(of: owner))
  }

  private func master(_ id: String, of owner: String) throws -> SymmetricKey {
    guard let master = ring.master(id) else {
      throw StoreError(
        .unreadable,
        "The key of \(owner) is wrapped with the key \(id), which is not loaded. "
          + "Put its file beside the key file as `.next`, and start again.")
    }
    return master
  }

  private static func place(of owner: String) -> SealedPlace { SealedPlace("data_keys", owner, "wrapped") }
}
