import Foundation
import GRDB
import Refills

/// Where live refills were before: the pharmacy there is asked on, often until it has settled the matter.
enum FormerPlaceTable {
  static let sql = """
    CREATE TABLE former_places (
      endpoint TEXT NOT NULL, refill TEXT NOT NULL REFERENCES refills(id), item TEXT,
      settled INTEGER NOT NULL CHECK (settled IN (0, 1)),
      PRIMARY KEY (endpoint, refill)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX former_places_refill ON former_places (refill);
    """

  /// Replaces what stands there of a refill. What was read where it is no longer asked about is forgotten.
  static func save(_ refill: Refill, in db: GRDB.Database) throws {
    try forget(refill.id.text, in: db)
    for former in refill.watchedFormerPlaces {
      try db.change("INSERT INTO former_places (endpoint, refill, item, settled) VALUES (?, ?, ?, ?)") {
        $0.put(former.place.endpoint.text)
        $0.put(refill.id.text)
        $0.put(former.place.item)
        $0.put(former.settledAt != nil)
      }
    }
    try forgetMarks(of: refill, in: db)
  }

  /// Whether what stands there is what the refill's record says; of one that was nowhere before nobody looks.
  static func holds(_ refill: Refill, in db: GRDB.Database) throws -> Bool {
    let wanted = refill.watchedFormerPlaces
    if wanted.isEmpty { return true }
    let found = try db.rows("SELECT endpoint, item FROM former_places WHERE refill = ?", [refill.id.text])
    let names = Set(found.map { [$0["endpoint"] as String?, $0["item"] as String?] })
    return names == Set(wanted.map { [$0.place.endpoint.text, $0.place.item] })
  }

  static func forget(_ refill: String, in db: GRDB.Database) throws {
    try db.change("DELETE FROM former_places WHERE refill = ?") { $0.put(refill) }
  }

  /// Of all places where it has been and is not asked about any more.
  private static func forgetMarks(of refill: Refill, in db: GRDB.Database) throws {
    guard !refill.isLive else { return }
    for former in refill.record.formerPlaces {
      guard let item = former.place.item else { continue }
      try db.change("DELETE FROM reading_marks WHERE endpoint = ? AND item = ?") {
        $0.put(former.place.endpoint.text)
        $0.put(item)
      }
    }
  }
}
