import Refills
import Statecharts
import Tracking

/// What a patient does from the page about a visit, a charge, or by writing.
struct PatientMatters: Sendable {
  let service: Service

  func visit(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    let form = try request.form()
    let visit = try mine(request).visits.first { $0.id.text == request.parameters["id"] }
    guard let visit, let version = form["version"].flatMap(Int64.init) else { throw .unknownForm }
    guard version == visit.version else { throw .notNow(412) }
    let event: VisitChart.Event
    switch form["type"].flatMap(VisitChart.EventKind.init) {
    case .visitConfirmed?: event = .visitConfirmed
    case .visitMoveAsked?: event = .visitMoveAsked(Word(text: try words(form["text"])))
    case .visitChosen?:
      guard let slot = form["startsAt"].flatMap(Instant.init(rfc3339:)), visit.facts.plan.slots.contains(slot)
      else { throw .malformed("Choose one of the times that are offered.") }
      guard slot > request.at else { throw .notNow(409) }
      event = .visitChosen(VisitChoice(startsAt: slot))
    case .visitOffered?, .visitBooked?, .visitMoved?, .visitHeld?, .visitMissed?, .visitCancelled?, nil:
      throw .unknownForm
    }
    return try await send(
      event, .visit(BesideInput(event, for: visit, expecting: version)), of: visit, request)
  }

  func charge(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    let form = try request.form()
    let charge = try mine(request).charges.first { $0.id.text == request.parameters["id"] }
    guard let charge, let version = form["version"].flatMap(Int64.init), let amount = charge.facts.bill.amount
    else { throw .unknownForm }
    let event = ChargeChart.Event.chargeAccepted(ChargeAcceptance(amount: amount))
    return try await send(
      event, .charge(BesideInput(event, for: charge, expecting: version)), of: charge, request)
  }

  func write(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    guard let caller = request.caller, case .patient = caller else { throw .unauthorised }
    let refill = try service.refill(request.parameters["id"], for: caller)
    let words = try ThreadBody.words(try request.form()["text"])
    if let refusal = try await ThreadRoutes(service: service).write(
      words, about: refill, by: caller, for: request)
    {
      throw .notNow(refusal.status)
    }
    return .seeOther("/p/refills/\(refill.id)#messages")
  }

  private func send<Chart: BesideChart>(
    _ event: Chart.Event, _ change: Submission.Change, of matter: Matter<Chart>, _ request: PortalRequest
  ) async throws(Problem) -> PortalReply {
    guard let caller = request.caller else { throw .unauthorised }
    let sender = try caller.sender(of: Chart.kind(of: event), brand: matter.brand, patient: matter.patient)
    let reply = try await service.submit([change], from: sender, showing: .nobody, for: request) { outcome in
      outcome.answerOfForm()
    }
    if reply.status >= 400 { throw .notNow(reply.status) }
    return .seeOther(matter.refill.map { "/p/refills/\($0)" } ?? "/p")
  }

  private func mine(_ request: PortalRequest) throws(Problem) -> Matters {
    guard case .patient(let id)? = request.caller else { throw .unauthorised }
    return try service.beside(of: id)
  }

  private func words(_ text: String?) throws(Problem) -> String? {
    guard let text, !text.allSatisfy(\.isWhitespace) else { return nil }
    return try ThreadBody.words(text).text
  }
}
