import Refills
import Statecharts
import Store
import Tracking

/// `PUT` of what the clinic's own systems know: patients, prescriptions, staff.
struct RecordRoutes: Sendable {
  let service: Service

  func putPatient(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    let (caller, external, sender) = try service.keeper(request)
    let body = try request.decode(PatientBody.self)
    try check([body.brand], are: caller)
    let known = try service.read { () throws(StoreError) in
      try service.parts.directory.patient(external: external)
    }
    if let known, !caller.keepsRecords(of: known.brand) {
      throw .notFound("This patient is not yours to write.")
    }
    let id = known?.id ?? fresh(request)
    let patient = try body.patient(id, external: external)
    return try await service.submit([.patient(patient)], from: sender, showing: .nobody, for: request) {
      outcome in
      Service.kept(outcome, id: id.text, external: external, isNew: known == nil)
    }
  }

  func putPrescription(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    let (caller, external, sender) = try service.keeper(request)
    let body = try request.decode(PrescriptionBody.self)
    try body.check()
    let directory = service.parts.directory
    let patient = try service.patient(body.patient, keptBy: caller)
    var prescriber: StaffID?
    if let name = body.prescriber {
      prescriber = try service.staff(name)?.id
      if prescriber == nil { throw .unprocessable("“prescriber” is no member of staff. Send them first.") }
    }
    let known = try service.read { () throws(StoreError) in try directory.prescription(external: external) }
    guard known == nil || known?.patient == patient.id else {
      throw .conflict("This prescription is another patient's.")
    }
    let id = known?.id ?? fresh(request)
    let prescription = body.prescription(id, external: external, patient: patient.id, prescriber: prescriber)
    return try await service.submit(
      [.prescription(prescription)], from: sender, showing: .nobody, for: request
    ) { outcome in
      Service.kept(outcome, id: id.text, external: external, isNew: known == nil)
    }
  }

  func putStaff(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    let (caller, external, sender) = try service.keeper(request)
    let body = try request.decode(StaffBody.self)
    if body.password != nil, request.caller != .localOperator {
      throw .forbidden("A password is set from the machine itself: `refilld staff add`.")
    }
    let known = try service.staff(external)
    let id = known?.id ?? fresh(request)
    let member = try body.member(id, external: external)
    // Whoever writes a member of staff writes all their roles, so each brand must be the writer's own.
    try check(member.roles.keys.sorted(), are: caller)
    if let known, !known.roles.keys.allSatisfy(caller.keepsRecords) {
      throw .notFound("This member of staff has roles at brands that are not yours.")
    }
    let verifier = try body.password.map { password throws(Problem) in try PasswordVerifier.make(password) }
    return try await service.submit(
      [.staff(member, verifier: verifier)], from: sender, showing: .nobody, for: request
    ) {
      outcome in
      Service.kept(outcome, id: id.text, external: external, isNew: known == nil)
    }
  }

  /// `POST /v1/staff/{clinic's id}/reset`: somebody lost their phone.
  func resetStaff(_ request: PortalRequest) throws(Problem) -> PortalReply {
    guard request.caller == .localOperator else {
      throw .forbidden("Codes are taken away from the machine itself: `refilld staff reset`.")
    }
    let member = try request.parameters["id"].flatMap(ExternalID.init).flatMap { external throws(Problem) in
      try service.staff(external)
    }
    guard let member else { throw .notFound("There is no such member of staff.") }
    try service.read { () throws(StoreError) in
      try service.parts.credentials.removeSecondFactor(of: member.id)
      try service.parts.credentials.endSessions(of: member.id, except: nil)
    }
    return PortalReply(status: 204)
  }

  private func check(_ brands: [BrandName], are caller: Caller) throws(Problem) {
    for brand in brands {
      guard service.parts.brands[brand] != nil else {
        let known = service.parts.brands.keys.sorted().map(\.text).joined(separator: ", ")
        throw .unprocessable("There is no brand “\(brand)”; there are: \(known).")
      }
      guard caller.keepsRecords(of: brand) else {
        throw .forbidden("Records of “\(brand)” are not yours to write.")
      }
    }
  }

  private func fresh<Kind>(_ request: PortalRequest) -> Identifier<Kind> {
    var randomness = SystemRandomNumberGenerator()
    return Identifier(at: request.at, using: &randomness)
  }
}
