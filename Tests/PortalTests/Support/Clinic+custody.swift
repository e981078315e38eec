import Portal
import Statecharts
import Store

extension Clinic {
  /// What the operator does, straight on the database.
  static func custody(of database: Database, _ time: ManualTime) -> Custody {
    Custody(
      backUp: { path async throws(Problem) in
        try tried { () throws(StoreError) in try database.copy(to: path) }
      },
      rotateKeys: { () async throws(Problem) in throw .conflict("Not here.") },
      checkpoint: { () async throws(Problem) in
        try tried { () throws(StoreError) in try database.checkpoint(at: time.now()) }
      },
      erase: { patient, reason async throws(Problem) in
        try tried { () throws(StoreError) in
          try database.erase(patient, reason: reason, retention: .days(0), at: time.now())
        }
      },
      prune: { isTrial async throws(Problem) in
        try tried { () throws(StoreError) in
          try database.pruneJournal(
            retention: .days(Int64(Database.leastRetentionDays)), consumers: [], isTrial: isTrial,
            at: time.now())
        }
      })
  }

  private static func tried<Value>(_ body: () throws(StoreError) -> Value) throws(Problem) -> Value {
    do throws(StoreError) { return try body() } catch { throw .conflict(error.message) }
  }
}
