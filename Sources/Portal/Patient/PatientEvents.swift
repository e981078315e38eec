import Refills
import Statecharts
import Store

/// What a patient says from the page.
struct PatientEvents: Sendable {
  let service: Service

  func post(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    guard let caller = request.caller, case .patient = caller else { throw .unauthorised }
    let refill = try service.refill(request.parameters["id"], for: caller)
    let form = try request.form()
    guard let kind = form["type"].flatMap(RefillChart.EventKind.init),
      let shown = form["version"].flatMap(Int64.init),
      VoicePhrase.allCases.contains(where: { $0.kind == kind })
    else { throw .unknownForm }
    let data = try EventData.of(kind, words: form["text"])
    if let refusal = try await EventRoutes(service: service).sendForm(
      [(kind, data)], on: refill, expecting: version(shown, of: refill), for: request, caller: caller)
    {
      throw .notNow(refusal.status)
    }
    return .seeOther("/p/refills/\(refill.id)")
  }

  /// Most that is looked back for.
  private static let mostRows = 20

  /// The version that the page showed; the present one, where nothing has come since but that somebody of the clinic took
  /// the refill or put it off: that is nothing to the patient.
  private func version(_ shown: Int64, of refill: Refill) throws(Problem) -> Int64 {
    let since = refill.version - shown
    guard since > 0, since < Self.mostRows else { return shown }
    let rows = try service.read { () throws(StoreError) in
      try service.parts.views.journal(of: refill.id, limit: Self.mostRows)
    }
    let news = rows.filter { $0.entry.version > shown && $0.entry.refusal == nil }
    let isQuiet = news.count == since && news.allSatisfy { Self.work.contains($0.entry.kind) }
    return isQuiet ? refill.version : shown
  }

  private static let work: Set<RefillChart.EventKind> = [.workAssigned, .workSnoozed, .workResumed]
}
