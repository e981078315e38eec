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
    let (visit, isNew): (Visit, Bool) = try begun(request, patient: body.patient, refill: body.refill)
    return try await put(try body.events(plan, of: visit), of: visit, isNew: isNew, request) { .visit($0) }
  }

  func putCharge(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    let body = try request.decode(ChargeBody.self)
    let bill = try body.bill()
    let (charge, isNew): (Charge, Bool) = try begun(request, patient: body.patient, refill: body.refill)
    let event = body.event(bill, of: charge)
    return try await put(event.map { [$0] } ?? [], of: charge, isNew: isNew, request) { .charge($0) }
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
    return .json(JSONWriter.bytes(MatterWire(matter)))
  }

  /// The matter that is known by the id in the path, or one that begins.
  private func begun<Chart: BesideChart>(
    _ request: PortalRequest, patient external: ExternalID, refill name: String?
  ) throws(Problem) -> (Matter<Chart>, isNew: Bool) {
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
    let known: Matter<Chart>? = try service.read { () throws(StoreError) in
      try service.parts.directory.matter(external: id)
    }
    if let known {
      guard known.patient == patient.id else {
        throw .conflict("There is another patient's with this id. Give each an id of its own.")
      }
      guard known.refill == refill?.id else {
        throw .conflict("It is about another refill. What was said of that one stays; use another id.")
      }
      return (known, false)
    }
    var randomness = SystemRandomNumberGenerator()
    guard
      let begun = Matter<Chart>(
        id: Identifier(at: request.at, using: &randomness), external: id, patient: patient.id,
        brand: patient.brand, refill: refill?.id)
    else { throw Problem("broken", 500, "Not done", "The chart cannot begin. Report this.") }
    return (begun, true)
  }

  /// What says nothing new is answered in the same way, and changes nothing.
  private func put<Chart: BesideChart>(
    _ events: [Chart.Event], of matter: Matter<Chart>, isNew: Bool, _ request: PortalRequest,
    _ change: (BesideInput<Chart>) -> Submission.Change
  ) async throws(Problem) -> PortalReply {
    guard let caller = request.caller else { throw .unauthorised }
    let expected = try Service.expectedVersion(request)
    if events.isEmpty, let expected, expected != matter.version {
      throw Problem(BesideRefusal.versionMoved(now: matter.version))
    }
    var sender = Sender(.system, name: caller.name)
    for event in events {
      sender = try caller.sender(of: Chart.kind(of: event), brand: matter.brand, patient: matter.patient)
    }
    let changes = events.enumerated().map { index, event in
      change(BesideInput(event, for: matter, expecting: index == 0 ? expected : nil))
    }
    return try await service.submit(changes, from: sender, for: request) { outcome in
      Service.kept(outcome, id: matter.id.text, external: matter.external, isNew: isNew)
    }
  }
}
