import Refills
import Store

/// Somebody about whom the privacy officer asks.
struct PrivacyPerson {
  let id: PatientID
  /// Nil: they were erased, and only who saw them is left.
  let patient: Patient?

  var name: String { patient?.name ?? "\(id)" }
  var facts: String { patient.map(FindPage.facts) ?? "This patient was erased." }
}

extension Service {
  /// The patient, for whoever looks after privacy at their brand. Of others nobody learns that they exist.
  func patientForPrivacy(_ request: PortalRequest) throws(Problem) -> Patient {
    guard let patient = try personForPrivacy(request).patient else { throw Self.notTheirs }
    return patient
  }

  /// The same, or somebody who was erased: of which brand they were is gone with them, so that it takes the role at all
  /// brands.
  func personForPrivacy(_ request: PortalRequest) throws(Problem) -> PrivacyPerson {
    guard case .staff(let member) = request.caller,
      let id = request.parameters["id"].flatMap({ PatientID($0) })
    else { throw Self.notTheirs }
    let found = try read { () throws(StoreError) in try parts.directory.patient(id) }
    if let found {
      guard member.looksAfterPrivacy(of: found) else { throw Self.notTheirs }
      return PrivacyPerson(id: id, patient: found)
    }
    guard parts.brands.keys.allSatisfy({ member.roles[$0]?.contains(.privacy) ?? false }) else {
      throw Self.notTheirs
    }
    let isSeen = try read { () throws(StoreError) in
      try !parts.views.readGroups(of: id, since: ReadsPeriod.all.start(before: request.at), limit: 1).isEmpty
    }
    guard isSeen else { throw Self.notTheirs }
    return PrivacyPerson(id: id, patient: nil)
  }

  private static let notTheirs = Problem.notFound("There is no such patient, or they are not yours to see.")
}

extension StaffMember {
  func looksAfterPrivacy(of patient: Patient) -> Bool { roles[patient.brand]?.contains(.privacy) ?? false }
}
