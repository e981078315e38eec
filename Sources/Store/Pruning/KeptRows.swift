import Foundation
import GRDB

/// The rows of one refill before the journal's start: they stay as long as it has later ones, so that it can be run
/// through the chart from its beginning. The chain over all rows is broken there; this is one over these alone, sealed,
/// so that nobody alters them without the key.
struct KeptRows: Codable, Equatable {
  private(set) var count: Int64 = 0
  private var chain = StoredJournalRow.firstLink

  mutating func add(_ row: StoredJournalRow) {
    count += 1
    chain = row.link(after: chain)
  }

  /// Nil where nothing is kept of the refill.
  static func stored(of refill: String, _ vault: Vault, in db: GRDB.Database) throws -> KeptRows? {
    try db.row("SELECT sealed FROM kept_rows WHERE refill = ?", [refill]).map {
      try open($0["sealed"], of: refill, vault, in: db)
    }
  }

  func save(of refill: String, _ vault: Vault, in db: GRDB.Database) throws {
    let sealed = try vault.seal(StoredJSON.data(self), of: .clinic, at: Self.place(of: refill), in: db)
    try db.run("INSERT OR REPLACE INTO kept_rows (refill, sealed) VALUES (?, ?)", [refill, sealed])
  }

  static func open(_ sealed: Data, of refill: String, _ vault: Vault, in db: GRDB.Database) throws -> KeptRows
  {
    try StoredJSON.value(
      KeptRows.self, from: vault.open(sealed, of: .clinic, at: place(of: refill), in: db),
      of: "What is kept of \(refill)")
  }

  private static func place(of refill: String) -> SealedPlace { SealedPlace("kept_rows", refill, "sealed") }
}
