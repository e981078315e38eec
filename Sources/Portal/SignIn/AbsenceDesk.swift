import Refills
import Statecharts
import Tracking

/// `POST /desk/absence`: somebody says that they are away, or here.
struct AbsenceDesk: Sendable {
  let service: Service

  func post(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    let frame = try service.frame(request)
    let form = try request.form().filter { !$0.value.isEmpty }
    var absence: Absence?
    if !form.isEmpty {
      guard let cover = form["cover"].flatMap(ExternalID.init) else { throw .malformed("Choose who covers.") }
      absence = try service.absence(
        of: frame.member, from: service.morning(of: form["from"], at: frame.home),
        until: service.morning(of: form["back"], at: frame.home), cover: cover, at: request.at)
    }
    let reply = try await service.submit(
      [.absence(frame.member.id, absence)], from: Sender(.system, name: frame.member.id.text),
      showing: .nobody,
      for: request
    ) { $0.answerOfForm() }
    guard reply.status < 400 else { throw DeskRefusal(reply).problem }
    return .seeOther(AccountPage.path)
  }
}
