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
    let said = kind == .actionClosed ? try closing(form, of: refill) : [(kind, try data(kind, form))]
    if let refusal = try await EventRoutes(service: service).sendForm(
      said, on: refill, expecting: version, for: request, caller: caller)
    {
      throw try problem(refusal, for: request)
    }
    return .seeOther("/desk/refills/\(refill.id)")
  }

  private func data(_ kind: RefillChart.EventKind, _ form: [String: String]) throws(Problem) -> EventData {
    do {
      return switch kind {
      case .providerApprove: .approval(note: form["note"])
      case .providerDeny: .event(.providerDeny(try denial(form)))
      case .providerAsk: .event(.providerAsk(try ask(form)))
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
  private func problem(_ reply: PortalReply, for request: PortalRequest) throws(Problem) -> Problem {
    let refusal = DeskRefusal(reply)
    guard let by = refusal.decidedBy, let at = refusal.decidedAt else { return refusal.problem }
    let name = try service.staffNames([by])[by] ?? by
    let time = WallTime(at, in: try service.frame(request).zone)
    return Problem(
      "refused", reply.status, refusal.title,
      "\(name) decided on \(time.dateText(in: .english)) at \(time.timeText(in: .english)). "
        + "The refill has changed since your page was opened: read it again.")
  }
}
