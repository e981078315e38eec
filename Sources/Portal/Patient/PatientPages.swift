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
  let facts: SecondFacts

  func home(_ request: PortalRequest) throws(Problem) -> PortalReply {
    guard case .patient(let id) = request.caller else { throw .unauthorised }
    let frame = try service.frame(of: id, request, facts)
    let refills = try service.shownRefills(of: id)
    let matters = try service.beside(of: id)
    let apart = matters.about(nil)
    if refills.count == 1, apart.isEmpty, let only = refills.first {
      return try page(of: only, matters, frame, request)
    }
    let places = frame.naming == .shown ? nil : DayPlaces(of: refills, in: frame.zone)
    var seen: [SeenRefill] = []
    for refill in refills {
      seen.append(
        try service.seen(
          refill, unnamed: places, beside: matters.about(refill.id), zone: frame.zone, at: request.at))
    }
    let words = frame.words(service.answerContext(of: frame, at: request.at))
    let view = HomeView(seen, apart: apart, words: words, frame: frame, at: request.at)
    let page = frame.page(view.title, of: refills, news: "/p/news")
    return .html(
      page.write { view.write(&$0) }, of: Subjects([id]), headers: service.languageCookie(request))
  }

  func show(_ request: PortalRequest) throws(Problem) -> PortalReply {
    guard let caller = request.caller, case .patient(let id) = caller else { throw .unauthorised }
    let refill = try service.refill(request.parameters["id"], for: caller)
    return try page(of: refill, service.beside(of: id), service.frame(of: id, request, facts), request)
  }

  /// Tells an open page of its refill, or of all that the patient has, that there is something new.
  func news(_ request: PortalRequest) throws(Problem) -> PortalReply {
    guard let caller = request.caller, case .patient(let id) = caller else { throw .unauthorised }
    let refills =
      if let one = request.parameters["id"] { [try service.refill(one, for: caller)] } else {
        try service.shownRefills(of: id)
      }
    guard let listener = service.parts.pages.listen(to: Set(refills.map(\.id))) else {
      throw .unavailable("As many pages as may are open already. This one asks again by itself.")
    }
    return PortalReply(
      headers: [("Content-Type", "text/event-stream"), ("X-Accel-Buffering", "no")],
      chunks: PageNews(
        refills.map(\.id), shown: request.query["shown"] ?? "", service, listener: listener, at: request.at))
  }

  private func page(of refill: Refill, _ matters: Matters, _ frame: PatientFrame, _ request: PortalRequest)
    throws(Problem) -> PortalReply
  {
    let places =
      frame.naming == .shown
      ? nil : DayPlaces(of: try service.shownRefills(of: frame.patient.id), in: frame.zone)
    let seen = try service.seen(
      refill, unnamed: places, beside: matters.about(refill.id), zone: frame.zone, at: request.at)
    let rows = try service.read { () throws(StoreError) in
      try service.parts.views.journal(of: refill.id, limit: RefillRoutes.longestTimeline)
    }
    let words = frame.words(seen.context)
    let asked = AskedThing.all(of: refill)
    let view = RefillView(
      seen: seen, words: words, text: words.text(of: seen.answers), timeline: Timeline(rows.map(\.entry)),
      frame: frame, asked: asked,
      pharmacies: asked.contains(where: \.isPharmacy) ? service.chosenPharmacies : [])
    let page = frame.page(view.text.headline, of: [refill], news: "/p/refills/\(refill.id)/news")
    return .html(
      page.write { view.write(&$0) }, of: Subjects(refill), headers: service.languageCookie(request))
  }
}
