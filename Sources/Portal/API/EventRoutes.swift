import Refills
import Statecharts
import Store
import Tracking

/// `POST /v1/refills/{id}/events`: the only way to move a refill.
struct EventRoutes: Sendable {
  let service: Service

  func post(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    guard let caller = request.caller else { throw .unauthorised }
    let kind = try request.decode(EventHead.self).type
    let refill = try service.refill(request.parameters["id"], for: caller)
    let sender = try caller.sender(
      of: kind, brand: refill.record.brand, patient: refill.record.patient)
    let body = try request.decode(EventBody.self)
    let expected = try Service.expectedVersion(request)
    if expected == nil, kind.isDecision { throw .preconditionRequired }
    let event = try event(kind, body.data, on: refill, by: sender, for: request)
    return try await service.submit(
      [.input(refill.id, event, expecting: expected)], from: sender, showing: Subjects(refill), for: request
    ) {
      Self.answer(kind, $0)
    }
  }

  /// One event for several refills, in one transaction: all move, or none.
  func post(on refills: [Refill], for request: PortalRequest, caller: Caller) async throws(Problem)
    -> PortalReply
  {
    let body = try request.decode(EventBody.self)
    guard !body.type.isDecision else { throw .unprocessable("A decision is made for each refill by itself.") }
    var changes: [Submission.Change] = []
    var sender = Sender.system
    for refill in refills {
      sender = try caller.sender(
        of: body.type, brand: refill.record.brand, patient: refill.record.patient)
      changes.append(
        .input(
          refill.id, try event(body.type, body.data, on: refill, by: sender, for: request), expecting: nil))
    }
    return try await service.submit(changes, from: sender, showing: Subjects(refills), for: request) {
      outcome in
      if let problem = outcome.problem() { return problem.rendered }
      guard case .done(let moved) = outcome else { return RenderedAnswer(status: 204, body: []) }
      return RenderedAnswer(status: 200, body: JSONWriter.bytes(["refills": moved.map { RefillWire($0) }]))
    }
  }

  /// Sends what a form of a page says, in one transaction: all of it is done, or nothing.
  /// - Parameters:
  ///   - version: of the refill as the page showed it; nil: it may have moved since.
  /// - Returns: nil where it is done; else the refusal.
  func sendForm(
    _ said: [Said], on refill: Refill, expecting version: Int64? = nil, for request: PortalRequest,
    caller: Caller
  ) async throws(Problem) -> PortalReply? {
    var changes: [Submission.Change] = []
    var sender = Sender.system
    for (kind, data) in said {
      sender = try caller.sender(of: kind, brand: refill.record.brand, patient: refill.record.patient)
      changes.append(
        .input(
          refill.id, try event(kind, data, on: refill, by: sender, for: request),
          expecting: changes.isEmpty ? version : nil))
    }
    let reply = try await service.submit(changes, from: sender, showing: .nobody, for: request) { outcome in
      outcome.answerOfForm(said.last?.kind)
    }
    return reply.status < 400 ? nil : reply
  }

  typealias Said = (kind: RefillChart.EventKind, data: EventData)

  private func event(
    _ kind: RefillChart.EventKind, _ data: EventData, on refill: Refill, by sender: Sender,
    for request: PortalRequest
  ) throws(Problem) -> RefillChart.Event {
    if kind.isDecision, let caller = request.caller {
      try checkSignIn(request)
      try checkLicence(of: caller, for: refill, at: request.at)
    }
    switch data {
    case .event(let event):
      try event.check(for: refill.record)
      return event
    case .closing(let body):
      return .actionClosed(
        try body.closing { endpoint throws(Problem) in try service.place(at: endpoint) })
    case .assigning(let body): return .workAssigned(try body.assignment(of: refill, service))
    case .byHand(let kind, let told):
      let report = Report(
        source: .staff, manner: .event, seenAt: request.at, status: "by hand", reason: told.reason,
        reroutedTo: try next(kind, told, on: refill))
      guard let event = RefillChart.Event(kind: kind, carrying: report) else {
        throw .unprocessable("“\(kind.rawValue)” carries no report.")
      }
      return event
    case .approval(let note):
      let prescription = try service.read { () throws(StoreError) in
        try service.parts.directory.prescription(refill.record.prescription)
      }
      guard let prescription, let unscheduled = UnscheduledPrescription(prescription) else {
        throw .unprocessable(
          "This prescription is on a schedule, or nobody said that it is not. It is decided in the prescribing system; send `provider.decidedElsewhere` with its reference."
        )
      }
      guard !prescription.isDiscontinued else {
        throw .unprocessable(
          "This prescription was discontinued: nothing more of it is approved. Deny it, and say so.")
      }
      guard let staff = StaffID(sender.name) else {
        throw .forbidden("An approval is sent by a member of staff who is signed in.")
      }
      return .providerApprove(Approval(of: unscheduled, by: staff, note: note))
    }
  }

  /// Where a refill goes on to, as staff say it; nil for all else that they say.
  private func next(_ kind: RefillChart.EventKind, _ told: EventData.StaffReport, on refill: Refill)
    throws(Problem) -> PharmacyPlace?
  {
    guard kind == .pharmacyRerouted else {
      guard told.pharmacy == nil, told.item == nil else {
        throw .unprocessable("Only “pharmacy.rerouted” says at which pharmacy it is now.")
      }
      return nil
    }
    guard told.item != "" else {
      throw .unprocessable("“item” is empty: leave it out where it is not known.")
    }
    guard let pharmacy = told.pharmacy else {
      guard told.item == nil else {
        throw .unprocessable("An “item” is an id at a “pharmacy”: name it, too.")
      }
      return nil
    }
    guard pharmacy != refill.record.pharmacy?.endpoint else {
      throw .unprocessable("It is at “\(pharmacy)” already.")
    }
    return try service.place(at: pharmacy, item: told.item)
  }

  /// A desk that somebody left open does not decide.
  private func checkSignIn(_ request: PortalRequest) throws(Problem) {
    let span = service.parts.patience.staffDeciding
    guard case .staff = request.caller, let since = request.signedInAt, request.at - since >= span else {
      return
    }
    throw .signInAgain(after: span)
  }

  /// Who may decide depends on where the patient is now.
  private func checkLicence(of caller: Caller, for refill: Refill, at now: Instant) throws(Problem) {
    guard case .staff(let member) = caller else { return }
    let patient = try service.read { () throws(StoreError) in
      try service.parts.directory.patient(refill.record.patient)
    }
    guard let state = patient?.state else { return }
    guard member.isLicensed(in: state, at: now) else {
      throw .forbidden(
        "You have no licence that is valid where the patient is now; another provider decides.")
    }
  }

  private static func answer(_ kind: RefillChart.EventKind, _ outcome: Outcome) -> RenderedAnswer {
    if let problem = outcome.problem(of: kind) { return problem.rendered }
    guard case .done(let refills) = outcome, let refill = refills.first else {
      return RenderedAnswer(status: 204, body: [])
    }
    return RenderedAnswer(status: 200, body: JSONWriter.bytes(RefillWire(refill)))
  }
}

extension RefillChart.EventKind {
  /// Sent by providers alone: the page that a decision is made on must be the present one.
  var isDecision: Bool {
    actors.isSubset(of: [.provider, .delegate]) && !actors.isEmpty
  }
}
