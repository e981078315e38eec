import Refills
import Store
import Tracking

extension Service {
  /// All that stands beside a patient's refills.
  func beside(of patient: PatientID) throws(Problem) -> Matters {
    try read { () throws(StoreError) in
      Matters(
        visits: try parts.directory.matters(of: patient), charges: try parts.directory.matters(of: patient),
        threads: try parts.directory.matters(of: patient))
    }
  }

  /// A matter by the clinic's id, if this caller may know of it. What is not theirs is not there.
  func matter<Chart: BesideChart>(_ text: String?, for caller: Caller) throws(Problem) -> Matter<Chart> {
    let found: Matter<Chart>? = try text.flatMap(ExternalID.init).flatMap { external throws(Problem) in
      try read { () throws(StoreError) in try parts.directory.matter(external: external) }
    }
    guard let found, !caller.actors(at: found.brand, patient: found.patient).isEmpty else {
      throw .notFound("There is no such thing here, or it is not yours to see.")
    }
    return found
  }
}
