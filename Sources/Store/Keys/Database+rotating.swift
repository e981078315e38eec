import Foundation
import GRDB

extension Database {
  /// Whether a rotation of the key was begun and is not over.
  package func isRotating(_ place: KeyPlace) throws(StoreError) -> Bool {
    guard let next = file.vault.ring.next else { return false }
    // A credential's next key stays until the operator takes it away.
    let clinic = try file.read { db in try Masters(in: db)?.clinic }
    return !place.isCredential || clinic != next
  }

  /// Puts a new master key in the place of the old one: wraps every key of the database anew, a few at a time, while
  /// others read and write, and then gives the new key file its name. What was begun and broke off is gone on with.
  ///
  /// The new key is on disk before anything is wrapped with it, and the old one is kept: see `KeyPlace.retired`.
  /// The keys that seal stay the same: whoever has them, or the old master and an old copy of the database, still
  /// has them.
  /// - Parameter progress: called with per cents of the keys, ascending.
  /// - Throws: `conflict` where one goes on already, or the key is a credential and its successor is not there;
  ///   `unreadable` where the key file is not the database's.
  package func rotateKeys(
    at place: KeyPlace, progress: (Int) -> Void = { _ in }
  ) throws(StoreError) -> KeyRotation {
    guard file.vault.beginRotation() else {
      throw StoreError(.conflict, "The key is being replaced already. The log says when it is done.")
    }
    defer { file.vault.endRotation() }
    let (old, new) = try keys(at: place)
    file.vault.add(new)
    let count = try rewrap(with: new.id, progress)
    let retired = try place.isCredential ? nil : Self.place(new, over: old, at: place)
    return KeyRotation(from: old.id, to: new.id, rewrapped: count, retired: retired)
  }

  /// The key that goes and the one that comes.
  private func keys(at place: KeyPlace) throws(StoreError) -> (old: KeyRing, new: KeyRing) {
    guard !place.isCredential || place.hasNext else {
      let name = URL(filePath: place.path).lastPathComponent
      throw StoreError(
        .conflict,
        "The key is a credential of systemd, which only the unit can replace. Make a new key "
          + "(`head -c 32 /dev/urandom > NEW`, mode 600), add `LoadCredential=\(name).next:NEW` to the unit, and "
          + "restart it: the daemon then wraps all keys with the new one, and logs what is left to do.")
    }
    let needed = try file.read { db in try Masters(in: db) }
    let ring = try KeyRing.load(place)
    // Where all is wrapped anew already, only the files are left to be renamed.
    guard let needed, [ring.id, ring.next].contains(needed.clinic) else {
      throw StoreError(
        .unreadable,
        "The key file \(place.path) is not the database's any more. Put back the key \(needed?.clinic ?? "")."
      )
    }
    let new =
      try place.hasNext
      ? KeyRing.load(KeyPlace(path: place.next, isCredential: place.isCredential))
      : KeyRing.create(place.next)
    return (ring, new)
  }

  private func rewrap(with master: String, _ progress: (Int) -> Void) throws(StoreError) -> Int {
    let vault = file.vault
    let all = try file.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM data_keys") ?? 0 }
    // First the row that says that both keys are needed from now on, then what is new, then what there is.
    try file.write { db in try vault.rewrap(.lookups, with: master, in: db) }
    vault.wrap(with: master)
    var (seen, count) = (0, 0)
    var after = ""
    while let step = try file.write({ db in try vault.rewrap(after: after, with: master, in: db) }) {
      after = step.last
      seen += Vault.rewrappedAtOnce
      count += step.count
      progress(min(99, 100 * seen / max(all, 1)))
    }
    try file.write { db in try vault.rewrap(.clinic, with: master, in: db) }
    progress(100)
    return count + 2
  }

  /// The old key has both names for a moment, so that no crash leaves the key file without one.
  private static func place(
    _ new: KeyRing, over old: KeyRing, at place: KeyPlace
  ) throws(StoreError) -> String {
    let retired = place.retired(old.id)
    // A try that broke off has kept it already.
    if !FileManager.default.fileExists(atPath: retired) { try PlacedFile.link(place.path, as: retired) }
    try PlacedFile.place(place.next, at: place.path)
    return retired
  }
}
