import Refills
import Store

extension Service {
  /// The patient, for whoever looks after privacy at their brand. Of others nobody learns that they exist.
  func patientForPrivacy(_ request: PortalRequest) throws(Problem) -> Patient {
    let id = request.parameters["id"].flatMap { PatientID($0) }
    let found = try id.flatMap { id throws(Problem) in
      try read { () throws(StoreError) in try parts.directory.patient(id) }
    }
    guard let found, case .staff(let member) = request.caller, member.looksAfterPrivacy(of: found) else {
      throw .notFound("There is no such patient, or they are not yours to see.")
    }
    return found
  }
}

extension StaffMember {
  func looksAfterPrivacy(of patient: Patient) -> Bool { roles[patient.brand]?.contains(.privacy) ?? false }
}
