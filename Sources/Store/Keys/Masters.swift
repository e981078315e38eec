import GRDB

/// Which masters wrap a database. A rotation wraps the key of the look-ups first and the clinic's last, so these two
/// rows name every master that any row needs.
struct Masters {
  /// New since a rotation began.
  let lookups: String
  /// Old until it ends.
  let clinic: String

  var isRotating: Bool { lookups != clinic }

  /// Nil for a database without any key: a new one.
  /// - Throws: `unreadable` where one of its own keys is lost.
  init?(in db: GRDB.Database) throws {
    guard let lookups = try Self.master(of: .lookups, in: db),
      let clinic = try Self.master(of: .clinic, in: db)
    else {
      guard try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM data_keys)") == true else { return nil }
      throw StoreError(
        .unreadable,
        "The database has lost a key of its own, “clinic” or “lookups”. Restore it from its backup.")
    }
    self.lookups = lookups
    self.clinic = clinic
  }

  /// - Throws: `unreadable` naming the master that is missing.
  func check(against ring: KeyRing) throws {
    guard let missing = [clinic, lookups].first(where: { ring.master($0) == nil }) else { return }
    let held = ring.next.map { "\(ring.id), and the one beside it \($0)" } ?? ring.id
    let what =
      isRotating
      ? "Its key was being replaced, \(clinic) by \(lookups): it needs the file of the first as the key file and the "
        + "file of the second beside it, with `.next` behind its name."
      : "Start with the key file that belongs to this database."
    throw StoreError(
      .unreadable,
      "The database is sealed with the key \(missing), and the key file holds \(held). \(what)")
  }

  private static func master(of owner: KeyOwner, in db: GRDB.Database) throws -> String? {
    try String.fetchOne(db, sql: "SELECT master FROM data_keys WHERE owner = ?", arguments: [owner.name])
  }
}
