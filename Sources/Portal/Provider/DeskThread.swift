import Refills
import Statecharts
import Tracking

/// What staff write to a patient beside a refill, or to each other.
struct DeskThread: Sendable {
  let service: Service

  func post(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    guard let caller = request.caller, case .staff = caller else { return .seeOther("/desk/sign-in") }
    let refill = try service.refill(request.parameters["id"], for: caller)
    let form = try request.form()
    guard let kind = form["type"].flatMap(ThreadChart.EventKind.init),
      let version = form["version"].flatMap(Int64.init)
    else { throw .unknownForm }
    let event = try ThreadBody(type: kind, text: form["text"]).event()
    if let refusal = try await ThreadRoutes(service: service).send(
      event, about: refill, by: caller, expecting: version, for: request)
    {
      throw DeskRefusal(refusal).problem
    }
    return .seeOther("/desk/refills/\(refill.id)#thread")
  }
}
