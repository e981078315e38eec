import Foundation
import Refills
import Statecharts

/// Forms of the desk: each becomes the same event that the API takes, through the same checks.
struct DeskEvents: Sendable {
  let service: Service

  func post(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    guard let caller = request.caller, case .staff = caller else { return .seeOther("/desk/sign-in") }
    let refill = try service.refill(request.parameters["id"], for: caller)
    let form = try request.form().filter { !$0.value.isEmpty }
    guard let kind = form["type"].flatMap(RefillChart.EventKind.init),
      let version = form["version"].flatMap(Int64.init)
    else { throw .unknownForm }
    let said =
      kind == .actionClosed ? try closing(form, of: refill) : [(kind, try data(kind, form, of: refill))]
    if let refusal = try await EventRoutes(service: service).sendForm(
      said, on: refill, expecting: version, for: request, caller: caller)
    {
      throw try problem(refusal, of: kind, on: refill, for: request, caller: caller)
    }
    return .seeOther("/desk/refills/\(refill.id)")
  }

  private func data(
    _ kind: RefillChart.EventKind, _ form: [String: String], of refill: Refill
  ) throws(Problem) -> EventData {
    do {
      return switch kind {
      case .providerApprove: .approval(note: form["note"])
      case .providerDeny: .event(.providerDeny(try denial(form)))
      case .providerAsk: .event(.providerAsk(try ask(form)))
      case .workAssigned: .assigning(try assignment(form))
      case .workSnoozed:
        .event(
          .workSnoozed(
            SnoozeWish(
              until: try service.morning(of: form["until"], at: refill.record.brand),
              reason: form["reason"] ?? "")))
      default: try EventData.decode(kind, form)
      }
    } catch let problem as Problem {
      throw problem
    } catch {
      throw .malformed("A field of the form is missing or wrong.")
    }
  }

  private func denial(_ form: [String: String]) throws(Problem) -> Denial {
    guard let reason = form["reason"].flatMap(Denial.Reason.init) else {
      throw .malformed("Choose a reason.")
    }
    let gap: Denial.Gap? =
      switch form["gap"] {
      case "safeToWait": .safeToWait
      case "bridge": form["days"].flatMap { Int($0) }.map { .bridge(days: $0) }
      case "weCallToday": .weCallToday
      default: nil
      }
    return Denial(reason: reason, text: form["text"], gap: gap)
  }

  private func ask(_ form: [String: String]) throws(Problem) -> PatientAsk {
    guard let kind = form["kind"].flatMap(OpenAction.Kind.init) else {
      throw .malformed("Choose what it is for.")
    }
    return PatientAsk(action: OpenAction(kind: kind, text: form["text"], link: form["link"]))
  }

  /// Nobody has it any more only where somebody says so.
  private func assignment(_ form: [String: String]) throws(Problem) -> AssignmentBody {
    if form["nobody"] != nil { return AssignmentBody(to: nil) }
    guard let to = form["to"].flatMap(ExternalID.init) else { throw .malformed("Choose who takes it.") }
    return AssignmentBody(to: to, note: form["note"])
  }

  /// What was answered by phone.
  private func closing(_ form: [String: String], of refill: Refill) throws(Problem) -> [EventRoutes.Said] {
    guard let kind = form["kind"].flatMap(OpenAction.Kind.init) else {
      throw .malformed("Choose what it is about.")
    }
    if kind == .address, let address = form["address"]?.written {
      return try AddressReply(address, state: form["state"])
        .said(of: refill, by: try service.patient(refill.record.patient))
    }
    if let pharmacy = form["pharmacy"] {
      guard let name = EndpointName(pharmacy) else { throw .malformed("Choose a pharmacy.") }
      return [(.actionClosed, .closing(ClosingBody(kind: kind, pharmacy: name)))]
    }
    let asked = refill.record.openActions.first { $0.kind == kind }?.words
    let answers = form["answer"]?.written.map {
      [AnsweredQuestion(question: ClosingBody.question(asked), answer: $0)]
    }
    return [(.actionClosed, .closing(ClosingBody(kind: kind, answers: answers)))]
  }

  /// The door's refusal. Who was first is told by name, and when.
  func problem(
    _ reply: PortalReply, of kind: RefillChart.EventKind, on refill: Refill, for request: PortalRequest,
    caller: Caller
  ) throws(Problem) -> Problem {
    let refusal = DeskRefusal(reply)
    var (first, what) = (refusal.decidedBy, "decided")
    var at = refusal.decidedAt
    if kind == .workAssigned, reply.status == 412 {
      let owner = try service.refill(refill.id.text, for: caller).record.owner
      (first, what, at) = (owner?.staff.text, "took it", owner?.since)
    }
    guard let first, let at else { return refusal.problem }
    let name = try service.staffNames([first])[first] ?? first
    let time = WallTime(at, in: try service.frame(request).zone)
    return Problem(
      "refused", reply.status, refusal.title,
      "\(name) \(what) on \(time.dateText(in: .english)) at \(time.timeText(in: .english)). "
        + "The refill has changed since your page was opened: read it again.")
  }
}
