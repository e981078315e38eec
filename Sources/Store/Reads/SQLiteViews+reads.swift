package import Refills
package import Statecharts

extension SQLiteViews {
  package func reads(
    of patient: PatientID, from start: Instant, before end: Instant, skipping skipped: Int, limit: Int
  ) throws(StoreError) -> [ReadRecord] {
    try file.read { db in
      try ReadTable(vault: file.vault).rows(
        of: patient, from: start, before: end, skipping: skipped, limit: Self.bounded(limit), in: db)
    }
  }
}
