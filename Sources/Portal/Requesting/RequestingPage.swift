import Refills
import Statecharts
import Store
import Tracking

/// `/p/request`: a patient asks for refills of what can be refilled.
struct RequestingPage: Sendable {
  static let path = "/p/request"
  /// What the clinic's ids of such requests begin with.
  static let prefix = "page-"
  /// Refills that one patient asks for here in a day: who needs more talks to somebody.
  static let mostPerDay = 20

  let service: Service
  let facts: SecondFacts

  /// Leads here, where the brand's patients ask on the page.
  static func link(from frame: PatientFrame, _ words: AnswerWords, _ html: inout HTML) {
    guard frame.brand.takesRequests else { return }
    html.element("p") { $0.element("a", ["href": path], words.say(RequestPhrase.title)) }
  }

  func show(_ request: PortalRequest) throws(Problem) -> PortalReply {
    let frame = try frame(request)
    return try page(RequestingForm(name: newName(request)), frame, request)
  }

  func post(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    let frame = try frame(request)
    guard frame.naming == .shown else { throw .unknownForm }
    guard var form = RequestingForm(try request.form()) else { throw .unknownForm }
    if let known = try known(form) {
      guard known.patient == frame.patient.id else { throw .unknownForm }
      if form.isCovered(by: known) { return .seeOther(PatientPlace.home.path) }
      // Whoever went back in the browser chose something else: that is another request.
      form = form.renamed(newName(request))
    }
    let offer = try RequestingOffer(to: frame, at: request.at, service)
    let orders: [RequestingForm.Order]
    do throws(RequestingForm.Trouble) {
      orders = try form.orders(of: offer.items, at: service.chosenPharmacies)
      if offer.askedToday + orders.count > Self.mostPerDay { throw .full }
    } catch {
      // Pressed twice: the other was faster.
      if try known(form) != nil { return .seeOther(PatientPlace.home.path) }
      return try page(form, trouble: error, frame, request)
    }
    return try await send(orders, form, frame, request)
  }

  private func send(
    _ orders: [RequestingForm.Order], _ form: RequestingForm, _ frame: PatientFrame, _ request: PortalRequest
  ) async throws(Problem) -> PortalReply {
    let ways = Set(orders.map(\.way))
    guard let caller = request.caller, let name = external(form) else { throw .unknownForm }
    var new = NewRequest(
      name, by: frame.patient.id, of: frame.patient.brand, for: orders.map(\.prescription),
      way: ways.count == 1 ? ways.first ?? .unknown : .unknown, at: request.at)
    var changes: [Submission.Change] = [.request(new.request)]
    var place = PatientPlace.home
    for order in orders {
      // Where both ids are too long together, ours are not.
      let spare = ExternalID("\(name)/\(order.prescription.id)")
      guard let external = new.external(of: order.prescription) ?? spare else { throw .unknownForm }
      let record = new.record(
        of: order.prescription, named: external, at: order.place, way: order.way, reason: order.reason)
      changes.append(.begin(record, first: [.screen(reason: order.reason)]))
      if orders.count == 1 { place = .refill(record.id) }
    }
    let reply = try await service.submit(
      changes, from: Sender(.patient, name: caller.name), showing: .nobody, for: request
    ) { $0.answerOfForm() }
    if reply.status >= 400 {
      if try known(form) != nil { return .seeOther(PatientPlace.home.path) }
      throw .notNow(reply.status)
    }
    return .seeOther(place.path)
  }

  private func external(_ form: RequestingForm) -> ExternalID? { ExternalID(Self.prefix + form.name.text) }

  private func known(_ form: RequestingForm) throws(Problem) -> RefillRequest? {
    guard let external = external(form) else { return nil }
    return try service.read { () throws(StoreError) in
      try service.parts.directory.request(external: external)
    }
  }

  private func newName(_ request: PortalRequest) -> RequestID {
    var randomness = SystemRandomNumberGenerator()
    return RequestID(at: request.at, using: &randomness)
  }

  private func frame(_ request: PortalRequest) throws(Problem) -> PatientFrame {
    guard case .patient(let id) = request.caller else { throw .unauthorised }
    let frame = try service.frame(of: id, request, facts)
    guard frame.brand.takesRequests else { throw .notFound("Refills of this brand are asked for elsewhere.") }
    return frame
  }

  private func page(
    _ form: RequestingForm, trouble: RequestingForm.Trouble? = nil, _ frame: PatientFrame,
    _ request: PortalRequest
  ) throws(Problem) -> PortalReply {
    let items = frame.naming == .shown ? try RequestingOffer(to: frame, at: request.at, service).items : []
    let view = RequestingView(
      items: items, form: form, trouble: trouble, pharmacies: service.chosenPharmacies,
      words: frame.words(service.answerContext(of: frame, at: request.at)), naming: frame.naming)
    let page = frame.page(view.title, of: [], news: nil)
    return .html(
      page.write { view.write(&$0) }, of: Subjects([frame.patient.id]), status: trouble == nil ? 200 : 422,
      headers: service.languageCookie(request))
  }
}
