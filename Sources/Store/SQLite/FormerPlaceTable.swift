import Foundation
import GRDB
import Refills

/// Where live refills were before, as long as the pharmacy there may still fill them: it is asked on.
enum FormerPlaceTable {
  static let sql = """
    CREATE TABLE former_places (
      endpoint TEXT NOT NULL, refill TEXT NOT NULL REFERENCES refills(id), item TEXT,
      PRIMARY KEY (endpoint, refill)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX former_places_refill ON former_places (refill);
    """

  /// Replaces what stands there of a refill. What was read where it is no longer asked about is forgotten.
  static func save(_ refill: Refill, in db: GRDB.Database) throws {
    try db.change(
      """
      DELETE FROM reading_marks WHERE (endpoint, item) IN (
        SELECT endpoint, item FROM former_places WHERE refill = ? AND item IS NOT NULL)
      """
    ) { $0.put(refill.id.text) }
    try db.change("DELETE FROM former_places WHERE refill = ?") { $0.put(refill.id.text) }
    for place in refill.openFormerPlaces {
      try db.change("INSERT INTO former_places (endpoint, refill, item) VALUES (?, ?, ?)") {
        $0.put(place.endpoint.text)
        $0.put(refill.id.text)
        $0.put(place.item)
      }
    }
  }
}
