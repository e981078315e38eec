import Foundation
import GRDB
import Refills

/// Reads and writes one table of the directory.
struct DirectoryTable<Entry: DirectoryEntry> {
  let vault: Vault

  func entry(id: Identifier<Entry.Kind>, in db: GRDB.Database) throws -> Entry? {
    try db.first("\(Self.selection) WHERE id = ?", { $0.put(id.text) }) { try entry($0, in: db) } ?? nil
  }

  /// Those that are there.
  func entries(_ ids: Set<Identifier<Entry.Kind>>, in db: GRDB.Database) throws -> [Identifier<Entry.Kind>:
    Entry]
  {
    let list = try StoredJSON.text(ids.map(\.text))
    var entries: [Identifier<Entry.Kind>: Entry] = [:]
    try db.each("\(Self.selection) WHERE id IN (SELECT value FROM json_each(?))") {
      $0.put(list)
    } read: { columns in
      if let entry = try entry(columns, in: db) { entries[entry.id] = entry }
    }
    return entries
  }

  /// - Throws: `erased` for a patient who was.
  func entry(external: ExternalID, in db: GRDB.Database) throws -> Entry? {
    if let found = try db.first(
      "\(Self.selection) WHERE external = ?", { $0.put(external.text) }, { try entry($0, in: db) })
    {
      return found
    }
    if Entry.self == Patient.self { try Tombstone.refuse(external, vault: vault, in: db) }
    return nil
  }

  /// By the clinic's id.
  func all(in db: GRDB.Database) throws -> [Entry] {
    try db.all("\(Self.selection) ORDER BY external") { try entry($0, in: db) }.compactMap(\.self)
  }

  /// All of one patient, in order of id.
  func all(of patient: PatientID, in db: GRDB.Database) throws -> [Entry] {
    try db.all("\(Self.selection) WHERE holder = ? ORDER BY id", [patient.text]) { try entry($0, in: db) }
      .compactMap(\.self)
  }

  /// Inserts or replaces by the clinic's id; the id that was given out first stays.
  /// - Returns: the entry as it was stored.
  /// - Throws: `conflict` where it belongs to another patient.
  @discardableResult
  func save(_ new: Entry, in db: GRDB.Database) throws -> Entry {
    var entry = new
    let known: Identifier<Entry.Kind>? = try db.first(
      "SELECT id FROM \(Entry.table) WHERE external = ?", { $0.put(new.external.text) }
    ) { try $0.identifier(0, of: Entry.table) }
    if let known { entry = new.keeping(known) }
    let sealed = try vault.seal(
      entry.stored(), of: Self.owner(entry.holder), at: Self.place(entry.id.text), in: db)
    let changes = try db.change(
      """
      INSERT INTO \(Entry.table) (id, external, holder, sealed) VALUES (?, ?, ?, ?)
      ON CONFLICT (external) DO UPDATE SET sealed = excluded.sealed WHERE holder IS excluded.holder
      """
    ) {
      $0.put(entry.id.text)
      $0.put(entry.external.text)
      $0.put(entry.holder?.text)
      $0.put(sealed)
    }
    guard changes == 1 else {
      throw StoreError(
        .conflict, "\(entry.id) in \(Entry.table) belongs to another patient. Give it an id of its own.")
    }
    return entry
  }

  /// Nil for what is left of an erased patient's: nobody holds it any more. Nobody ever holds staff.
  /// - Parameter columns: of `selection`.
  private func entry(_ columns: Columns, in db: GRDB.Database) throws -> Entry? {
    let (id, holder, sealed) = (columns.text(0), columns.textIfAny(1), columns.bytes(2))
    guard holder != nil || Entry.self == StaffMember.self else { return nil }
    if let opened = vault.opened.entry(id, sealed: sealed, as: Entry.self) { return opened }
    let era = vault.opened.era
    let patient = try holder.map { text in
      guard let patient = PatientID(text) else {
        throw StoreError(
          .unreadable,
          "\(id) in \(Entry.table) has a holder that is no patient's id. Restore it from a backup.")
      }
      return patient
    }
    let plain = try vault.open(sealed, of: Self.owner(patient), at: Self.place(id), in: db)
    let entry = try Entry.stored(plain, id: id)
    vault.opened.keep(entry, id, sealed: sealed, era: era)
    return entry
  }

  private static var selection: String { "SELECT id, holder, sealed FROM \(Entry.table)" }
  private static func owner(_ holder: PatientID?) -> KeyOwner { holder.map(KeyOwner.patient) ?? .clinic }
  private static func place(_ id: String) -> SealedPlace { SealedPlace(Entry.table, id, "sealed") }
}
