import Refills
import Statecharts

/// What a patient answers on the page to what was asked.
struct PatientReplies: Sendable {
  let service: Service

  static func path(of refill: RefillID) -> String { "/p/refills/\(refill)/replies" }

  func post(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    guard let caller = request.caller, case .patient(let id) = caller else { throw .unauthorised }
    let refill = try service.refill(request.parameters["id"], for: caller)
    let form = try request.form()
    guard let kind = form["kind"].flatMap(OpenAction.Kind.init) else { throw .unknownForm }
    // That it is still asked, and asked so, is what counts: what else has moved does not cost anybody what they typed.
    guard let action = refill.record.openActions.first(where: { $0.kind == kind }),
      let thing = AskedThing(action, of: refill)
    else { throw .notNow(409) }
    let patient = try service.patient(id)
    if let refusal = try await EventRoutes(service: service).sendForm(
      try said(form, to: thing, of: refill, by: patient), on: refill, for: request, caller: caller)
    {
      throw .notNow(refusal.status)
    }
    return .seeOther("/p/refills/\(refill.id)")
  }

  private func said(_ form: [String: String], to thing: AskedThing, of refill: Refill, by patient: Patient)
    throws(Problem) -> [EventRoutes.Said]
  {
    let kind = thing.action.kind
    switch thing.way {
    case .questions:
      guard let brand = service.parts.brands[patient.brand] else { throw .unknownForm }
      let answers = try Questionnaire(thing.action, of: brand).answers(form)
      return [closing(ClosingBody(kind: kind, answers: answers))]
    case .pharmacy:
      guard let name = form["pharmacy"].flatMap(EndpointName.init),
        service.chosenPharmacies.contains(where: { $0.endpoint == name })
      else { throw .malformed("Choose one of the pharmacies that are offered.") }
      return [closing(ClosingBody(kind: kind, pharmacy: name))]
    case .address:
      if let address = form["address"]?.written {
        return try AddressReply(address, state: form["state"]).said(of: refill, by: patient)
      }
      guard let shown = form[AskedCard.shown] else { throw .malformed("Write the address.") }
      guard let address = patient.address, shown == Fingerprint.of([address]) else { throw .notNow(409) }
      let same = AnsweredQuestion(question: "Lives at", answer: "the address on file")
      return [closing(ClosingBody(kind: kind, answers: [same]))]
    case .elsewhere, .change, .words: throw .unknownForm
    }
  }

  private func closing(_ body: ClosingBody) -> EventRoutes.Said { (.actionClosed, .closing(body)) }
}
