import Refills
import Statecharts
import Store

/// One refill on the desk: what the patient sees, what a decision needs, what was said and sent.
struct RefillDeskPage: Sendable {
  static let mostDispatches = 100

  let service: Service

  func show(_ request: PortalRequest) throws(Problem) -> PortalReply {
    guard case .staff(let member) = request.caller, let caller = request.caller else {
      return .seeOther("/desk/sign-in")
    }
    let frame = try service.frame(request)
    let refill = try service.refill(request.parameters["id"], for: caller)
    let directory = service.parts.directory
    let patient = try service.read { () throws(StoreError) in try directory.patient(refill.record.patient) }
    let prescription = try service.read { () throws(StoreError) in
      try directory.prescription(refill.record.prescription)
    }
    let rows = try service.read { () throws(StoreError) in
      try service.parts.views.journal(of: refill.id, limit: RefillRoutes.longestTimeline)
    }
    let sent = try service.read { () throws(StoreError) in
      try service.parts.views.dispatches(of: refill.id, limit: Self.mostDispatches)
    }
    let actors = caller.actors(at: refill.record.brand, patient: refill.record.patient)
    let answers = try actors.isDisjoint(with: DeskAnswers.readers) ? nil : answers(about: refill, frame)
    let beside = try service.beside(of: refill.record.patient).about(refill.id)
    let context = try service.answerContext(of: refill, beside: beside, zone: frame.zone, at: request.at)
    let words = AnswerWords(in: .english, context: context)
    let text = words.text(of: PatientAnswers(of: refill, in: context))
    let staff = try service.allStaff()
    let names = Dictionary(staff.map { ($0.id.text, $0.name) }) { first, _ in first }
    let view = RefillDeskView(
      refill: refill, patient: patient, prescription: prescription, text: text, words: words,
      history: DeskHistory(
        journal: rows, dispatches: sent, names: names, frame: frame),
      matters: DeskMatters(beside: beside, words: words, zone: frame.zone, now: request.at),
      thread: DeskThreadView(
        refill: refill.id, thread: beside.thread,
        names: names, actors: actors, zone: frame.zone),
      work: DeskWork(
        refill: refill, member: member,
        colleagues: staff.filter { $0.actingBrands.contains(refill.record.brand) }, names: names,
        actors: actors, frame: frame, now: request.at),
      answers: answers, actors: actors,
      frame: frame,
      licensed: patient?.state.map { member.isLicensed(in: $0, at: request.at) } ?? true,
      otherPharmacies: service.otherPharmacies(than: refill),
      pharmacies: service.parts.endpoints.keys.sorted(),
      next: try NextToDecide(after: refill, for: member, at: request.at, service))
    return .html(
      frame.page("\(patient?.name ?? "Refill") · refilld").write { view.write(&$0) }, of: Subjects(refill))
  }

  private func answers(about refill: Refill, _ frame: DeskFrame) throws(Problem) -> DeskAnswers {
    let answers = try service.read { () throws(StoreError) in
      try service.parts.views.answers(of: refill.id, limit: RawAnswer.mostKept)
    }
    return DeskAnswers(answers: answers, frame: frame)
  }
}
