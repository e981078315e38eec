import Foundation
import Refills
import Statecharts
import Store
import Tracking

/// What a patient sees. Read with the patient's own session; what is another's is not there.
struct PatientPages: Sendable {
  /// Cards on the home page: live ones first, then the latest.
  static let mostCards = 50
  /// A page that stays open shows news after this many seconds.
  static let refresh = 60
  /// Remembers the language that was chosen on the page.
  static let languageCookie = "refilld_language"

  let service: Service

  func home(_ request: PortalRequest) throws(Problem) -> PortalReply {
    guard case .patient(let id) = request.caller else { throw .unauthorised }
    let frame = try frame(of: id, request)
    let refills = try service.read { () throws(StoreError) in
      try service.parts.views.refills(of: id, limit: Self.mostCards)
    }
    if refills.count == 1, let only = refills.first { return try page(of: only, frame, request) }
    var seen: [RefillID: SeenRefill] = [:]
    for refill in refills { seen[refill.id] = try service.seen(refill, zone: frame.zone, at: request.at) }
    let view = HomeView(
      home: HomeAnswers(
        seen.values.map { HomeAnswers.Entry($0.refill, $0.answers) }, at: request.at), seen: seen,
      words: frame.words(service.answerContext(of: frame, at: request.at)), frame: frame)
    return reply(frame.page(view.title, of: refills, news: "/p/news"), frame, request) { view.write(&$0) }
  }

  func show(_ request: PortalRequest) throws(Problem) -> PortalReply {
    guard let caller = request.caller, case .patient(let id) = caller else { throw .unauthorised }
    let refill = try service.refill(request.parameters["id"], for: caller)
    return try page(of: refill, frame(of: id, request), request)
  }

  /// Tells an open page of its refill, or of all that the patient has, that there is something new.
  func news(_ request: PortalRequest) throws(Problem) -> PortalReply {
    guard let caller = request.caller, case .patient(let id) = caller else { throw .unauthorised }
    let refills =
      if let one = request.parameters["id"] { [try service.refill(one, for: caller)] } else {
        try service.read { () throws(StoreError) in
          try service.parts.views.refills(of: id, limit: Self.mostCards)
        }
      }
    guard let listener = service.parts.pages.listen(to: Set(refills.map(\.id))) else {
      throw .unavailable("As many pages as may are open already. This one asks again by itself.")
    }
    return PortalReply(
      headers: [("Content-Type", "text/event-stream"), ("X-Accel-Buffering", "no")],
      chunks: PageNews(
        refills.map(\.id), shown: request.query["shown"] ?? "", service, listener: listener, at: request.at))
  }

  private func page(of refill: Refill, _ frame: PatientFrame, _ request: PortalRequest) throws(Problem)
    -> PortalReply
  {
    let seen = try service.seen(refill, zone: frame.zone, at: request.at)
    let rows = try service.read { () throws(StoreError) in
      try service.parts.views.journal(of: refill.id, limit: RefillRoutes.longestTimeline)
    }
    let words = frame.words(seen.context)
    let view = RefillView(seen: seen, words: words, timeline: Timeline(rows.map(\.entry)), frame: frame)
    let title = words.text(of: seen.answers).headline
    return reply(frame.page(title, of: [refill], news: "/p/refills/\(refill.id)/news"), frame, request) {
      view.write(&$0)
    }
  }

  /// The page; and where its language was just chosen, the browser keeps the choice.
  private func reply(_ page: Page, _ frame: PatientFrame, _ request: PortalRequest, _ content: HTML.Content)
    -> PortalReply
  {
    let isChosen = request.query["l"].flatMap(Language.init) != nil
    let lifetime = service.parts.patience.patientLongest.milliseconds / 1000
    let kept = service.cookie(Self.languageCookie, frame.language.rawValue, path: "/p", seconds: lifetime)
    return .html(page.write(content), headers: isChosen ? [kept] : [])
  }

  private func frame(of id: PatientID, _ request: PortalRequest) throws(Problem) -> PatientFrame {
    let patient = try service.read { () throws(StoreError) in try service.parts.directory.patient(id) }
    guard let patient, let brand = service.parts.brands[patient.brand] else {
      throw .notFound("This patient is not known any more.")
    }
    let chosen = request.query["l"] ?? request.cookies[Self.languageCookie]
    return PatientFrame(
      patient: patient, brand: brand, language: chosen.flatMap(Language.init) ?? patient.language,
      zone: patient.zone.flatMap(TimeZone.init(identifier:)) ?? brand.zone, path: request.path)
  }
}
