import GRDB
package import Statecharts

extension Database {
  /// When the newest row of the journal was written; nil: there is none. The machine's clock is held against it.
  package func lastWritten() throws(StoreError) -> Instant? {
    try file.read { db in
      try Int64.fetchOne(db, sql: "SELECT at FROM journal ORDER BY sequence DESC LIMIT 1").map {
        Instant(milliseconds: $0)
      }
    }
  }
}
