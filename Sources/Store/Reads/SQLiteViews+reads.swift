package import Refills
package import Statecharts

extension SQLiteViews {
  package func readGroups(of patient: PatientID, since start: Instant, limit: Int) throws(StoreError)
    -> [ReadGroup]
  {
    try file.read { db in
      try ReadTable(vault: file.vault).groups(of: patient, since: start, limit: Self.bounded(limit), in: db)
    }
  }
}
