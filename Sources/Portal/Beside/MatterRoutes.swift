import Refills
import Statecharts
import Store
import Tracking

/// What the clinic's scheduler and billing know: visits and charges, upserted by the clinic's id.
struct MatterRoutes: Sendable {
  let service: Service

  func putVisit(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    let body = try request.decode(VisitBody.self)
    let plan = try body.plan()
    let visit: Visit = try begun(request, patient: body.patient, refill: body.refill)
    let input = BesideInput(for: visit, expecting: try Service.expectedVersion(request)) {
      body.events(plan, of: $0)
    }
    return try await put(.visit(input), of: visit, saying: body.kind, request)
  }

  func putCharge(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    let body = try request.decode(ChargeBody.self)
    let charge: Charge = try begun(request, patient: body.patient, refill: body.refill)
    let bill = try body.bill(payLink: service.payLink(body.payLink, of: charge.external))
    if body.asksForMoney(bill) { try refuseCharging(again: charge.refill) }
    let input = BesideInput(for: charge, expecting: try Service.expectedVersion(request)) {
      body.event(bill, of: $0).map { [$0] } ?? []
    }
    return try await put(.charge(input), of: charge, saying: body.kind, request)
  }

  /// What is sent in place of what did not arrive costs nothing more.
  private func refuseCharging(again refill: RefillID?) throws(Problem) {
    guard let refill else { return }
    let record = try service.read { () throws(StoreError) in try service.parts.views.refill(refill)?.record }
    guard record?.replaces == nil else {
      throw .conflict(
        "This refill goes in the place of one that did not arrive: nothing is charged for it again.")
    }
  }

  func showVisit(_ request: PortalRequest) throws(Problem) -> PortalReply {
    try show(request, as: VisitChart.self)
  }

  func showCharge(_ request: PortalRequest) throws(Problem) -> PortalReply {
    try show(request, as: ChargeChart.self)
  }

  private func show<Chart: BesideChart>(_ request: PortalRequest, as chart: Chart.Type) throws(Problem)
    -> PortalReply
  {
    guard let caller = request.caller else { throw .unauthorised }
    let matter: Matter<Chart> = try service.matter(request.parameters["id"], for: caller)
    return .json(JSONWriter.bytes(MatterWire(matter)), of: Subjects([matter.patient], refill: matter.refill))
  }

  /// The matter of the id in the path as it begins; where it is known, the door goes on from that.
  private func begun<Chart: BesideChart>(
    _ request: PortalRequest, patient external: ExternalID, refill name: String?
  ) throws(Problem) -> Matter<Chart> {
    guard let caller = request.caller else { throw .unauthorised }
    guard let id = request.parameters["id"].flatMap(ExternalID.init) else {
      throw .malformed("The id in the path has 1 to 128 printable characters and no spaces.")
    }
    let patient = try service.read { () throws(StoreError) in
      try service.parts.directory.patient(external: external)
    }
    guard let patient, !caller.actors(at: patient.brand, patient: patient.id).isEmpty else {
      throw .unprocessable("“patient” is no patient of yours. Send the patient first.")
    }
    let refill = try name.map { name throws(Problem) in try service.refill(name, for: caller) }
    guard refill == nil || refill?.record.patient == patient.id else {
      throw .unprocessable("“refill” is another patient's.")
    }
    var randomness = SystemRandomNumberGenerator()
    guard
      let begun = Matter<Chart>(
        id: Identifier(at: request.at, using: &randomness), external: id, patient: patient.id,
        brand: patient.brand, refill: refill?.id)
    else { throw Problem("broken", 500, "Not done", "The chart cannot begin. Report this.") }
    return begun
  }

  /// What says nothing new is answered in the same way, and changes nothing.
  private func put<Chart: BesideChart>(
    _ change: Submission.Change, of matter: Matter<Chart>, saying kind: Chart.EventKind,
    _ request: PortalRequest
  ) async throws(Problem) -> PortalReply {
    guard let caller = request.caller else { throw .unauthorised }
    let sender = try caller.sender(of: kind, brand: matter.brand, patient: matter.patient)
    return try await service.submit([change], from: sender, showing: .nobody, for: request) { outcome in
      guard case .kept(let kept) = outcome else {
        return Service.kept(outcome, id: matter.id.text, external: matter.external, isNew: true)
      }
      return Service.kept(outcome, id: kept.id, external: kept.external, isNew: kept.isNew)
    }
  }
}
