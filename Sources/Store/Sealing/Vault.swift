import Crypto
import Foundation
import GRDB
import Refills
import Synchronization

/// Seals and opens values with AES-256-GCM, each under its owner's key; those keys lie in the database,
/// wrapped by the master key.
final class Vault: Sendable {
  /// Unwrapped keys kept in memory, about 100 bytes each. When it is full it is emptied: a miss is one row to
  /// read.
  private static let mostKeys = 10_000

  let ring: KeyRing
  private let keys = Mutex<[KeyOwner: SymmetricKey]>([:])

  /// Makes the clinic's keys in a new database and tries them in an old one.
  /// - Throws: `unreadable` naming the key where it is not the one that sealed this database.
  init(_ ring: KeyRing, in db: GRDB.Database) throws {
    self.ring = ring
    let isNew = try Bool.fetchOne(db, sql: "SELECT NOT EXISTS (SELECT 1 FROM data_keys)") ?? false
    for owner in [KeyOwner.clinic, .lookups] {
      if let master = try String.fetchOne(
        db, sql: "SELECT master FROM data_keys WHERE owner = ?", arguments: [owner.name])
      {
        guard master == ring.id else {
          throw StoreError(
            .unreadable,
            "The database is sealed with the key \(master), and the key file holds \(ring.id). "
              + "Start with the key file that belongs to this database.")
        }
        _ = try key(of: owner, in: db)
      } else if isNew {
        try makeKey(of: owner, in: db)
      } else {
        throw StoreError(
          .unreadable, "The database has lost its key “\(owner.name)”. Restore the database from its backup.")
      }
    }
  }

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
  func forgetKeys() { keys.withLock { $0.removeAll() } }

  /// Nil where the owner has none: never had, or erased.
  func key(of owner: KeyOwner, in db: GRDB.Database) throws -> SymmetricKey? {
    if let key = keys.withLock({ $0[owner] }) { return key }
    guard
      let wrapped = try Data.fetchOne(
        db.cachedStatement(sql: "SELECT wrapped FROM data_keys WHERE owner = ?"), arguments: [owner.name])
    else { return nil }
    let key = SymmetricKey(data: try Self.open(wrapped, with: ring.master, at: Self.place(of: owner)))
    keep(key, of: owner)
    return key
  }

  private func makeKey(of owner: KeyOwner, in db: GRDB.Database) throws {
    let key = SymmetricKey(size: .bits256)
    let bytes = unsafe key.withUnsafeBytes { unsafe Data($0) }
    let wrapped = try Self.seal(bytes, with: ring.master, at: Self.place(of: owner))
    try db.run(
      "INSERT INTO data_keys (owner, master, wrapped) VALUES (?, ?, ?)", [owner.name, ring.id, wrapped])
    keep(key, of: owner)
  }

  private func keep(_ key: SymmetricKey, of owner: KeyOwner) {
    keys.withLock { keys in
      if keys.count >= Self.mostKeys { keys.removeAll() }
      keys[owner] = key
    }
  }

  private static func place(of owner: KeyOwner) -> SealedPlace {
    SealedPlace("data_keys", owner.name, "wrapped")
  }

  private static func seal(_ plain: Data, with key: SymmetricKey, at place: SealedPlace) throws -> Data {
    guard let sealed = try AES.GCM.seal(plain, using: key, authenticating: place.authenticated).combined
    else {
      throw StoreError(.other, "\(place.table) \(place.row) could not be sealed. Report this.")
    }
    return sealed
  }

  private static func open(_ sealed: Data, with key: SymmetricKey, at place: SealedPlace) throws -> Data {
    do {
      return try AES.GCM.open(
        AES.GCM.SealedBox(combined: sealed), using: key, authenticating: place.authenticated)
    } catch {
      throw StoreError(
        .unreadable,
        "\(place.table) \(place.row) does not open: its \(place.column) was altered "
          + "or sealed with another key. "
          + "Start with the right key file, or restore the row from a backup.", underlying: error)
    }
  }
}
