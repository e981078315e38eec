import Refills
import Statecharts
import Store
import Tracking

/// `POST /desk/refills/{id}/replacement`: what did not arrive is asked for again, in one step with the end of the first.
struct DeskReplacement: Sendable {
  let service: Service

  func post(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    guard let caller = request.caller, case .staff = caller else { return .seeOther("/desk/sign-in") }
    let old = try service.refill(request.parameters["id"], for: caller)
    let sender = try caller.sender(
      of: RefillChart.EventKind.orderReplaced, brand: old.record.brand, patient: old.record.patient)
    let made = try made(of: old, at: request.at)
    let reply = try await service.submit(
      [.request(made.request), .begin(made.record, first: [.screen(reason: nil)])], from: sender,
      showing: .nobody, for: request
    ) { $0.answerOfForm() }
    if reply.status >= 400 { throw DeskRefusal(reply).problem }
    return .seeOther("/desk/refills/\(made.record.id)")
  }

  /// Named after the refill that it replaces, so that there is one of it.
  private func made(of old: Refill, at now: Instant) throws(Problem) -> (
    request: RefillRequest, record: RefillRecord
  ) {
    let prescription = try service.read { () throws(StoreError) in
      try service.parts.directory.prescription(old.record.prescription)
    }
    guard let prescription, let name = ExternalID("again-\(old.id)") else {
      throw .conflict("The prescription is not there any more.")
    }
    var new = NewRequest(
      name, by: old.record.patient, of: old.record.brand, for: [prescription], way: old.record.way, at: now)
    // Where both ids are too long together, the first alone is one of a kind.
    let record = new.record(
      of: prescription, named: new.external(of: prescription) ?? name, at: try service.place(again: old),
      replacing: old.id)
    return (new.request, record)
  }
}
