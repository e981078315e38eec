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

extension Caller {
  /// As whom this caller may send an event about a matter of that brand and patient; the chart says who may.
  func sender(of kind: some BesideEventKind, brand: BrandName, patient: PatientID) throws(Problem) -> Sender {
    let actors = self.actors(at: brand, patient: patient).intersection(kind.actors)
    guard let actor = actors.min(by: { $0.rawValue < $1.rawValue }) else {
      let allowed = kind.actors.map(\.rawValue).sorted().joined(separator: ", ")
      throw .forbidden("“\(kind.rawValue)” may be sent by: \(allowed). You are not one of them here.")
    }
    return Sender(actor, name: name)
  }
}
