import Refills
import Statecharts

/// What a patient says from the page.
struct PatientEvents: Sendable {
  let service: Service

  func post(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    guard let caller = request.caller, case .patient = caller else { throw .unauthorised }
    let refill = try service.refill(request.parameters["id"], for: caller)
    let form = try request.form()
    guard let kind = form["type"].flatMap(RefillChart.EventKind.init),
      let version = form["version"].flatMap(Int64.init),
      VoicePhrase.allCases.contains(where: { $0.kind == kind })
    else { throw .unknownForm }
    let data = try EventData.of(kind, words: form["text"])
    if let refusal = try await EventRoutes(service: service).sendForm(
      [(kind, data)], on: refill, expecting: version, for: request, caller: caller)
    {
      throw .notNow(refusal.status)
    }
    return .seeOther("/p/refills/\(refill.id)")
  }
}
