import Refills

/// Takes the date of birth that a patient says on the page.
struct NamingDoor: Sendable {
  let service: Service
  let facts: SecondFacts

  func post(_ request: PortalRequest) throws(Problem) -> PortalReply {
    guard let caller = request.caller, case .patient(let id) = caller else { throw .unauthorised }
    let form = try request.form()
    let patient = try service.patient(id)
    let page = (form["page"].flatMap(PatientPlace.init) ?? .home).path
    let trouble: Naming.Trouble
    switch facts.say(form["born"].flatMap(CalendarDate.init), of: patient, request) {
    case .right: return .seeOther(page)
    case .wrong: trouble = .wrong
    case .tooOften: trouble = .often
    }
    return .seeOther("\(page)?\(Naming.query)=\(trouble.rawValue)#names")
  }
}
