import Refills
import Statecharts
import Store
import Tracking

/// `/p/request`: a patient asks for refills of what can be refilled.
struct RequestingPage: Sendable {
  static let path = "/p/request"
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
    var randomness = SystemRandomNumberGenerator()
    let form = RequestingForm(name: RequestID(at: request.at, using: &randomness))
    return try page(form, frame, request)
  }

  func post(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    let frame = try frame(request)
    guard frame.naming == .shown, let caller = request.caller else { throw .unknownForm }
    guard let form = RequestingForm(try request.form()) else { throw .unknownForm }
    let known = try service.read { () throws(StoreError) in
      try service.parts.directory.request(external: form.external)
    }
    if let known {
      // The form was sent before: what it asked for is there.
      guard known.patient == frame.patient.id else { throw .unknownForm }
      return .seeOther(PatientPlace.home.path)
    }
    let offered = try offered(frame, request)
    let orders: [RequestingForm.Order]
    do throws(RequestingForm.Trouble) {
      orders = try form.orders(of: offered.items, at: service.chosenPharmacies)
      if offered.asked + orders.count > Self.mostPerDay { throw RequestingForm.Trouble.full }
    } catch {
      return try page(form, trouble: error, frame, request)
    }
    let changes = changes(orders, named: form.external, for: frame, at: request.at)
    let sender = Sender(.patient, name: caller.name)
    let reply = try await service.submit(changes.all, from: sender, showing: .nobody, for: request) {
      $0.answerOfForm()
    }
    if reply.status >= 400 { throw .notNow(reply.status) }
    return .seeOther((changes.only.map(PatientPlace.refill) ?? .home).path)
  }

  private func frame(_ request: PortalRequest) throws(Problem) -> PatientFrame {
    guard case .patient(let id) = request.caller else { throw .unauthorised }
    let frame = try service.frame(of: id, request, facts)
    guard frame.brand.takesRequests else { throw .notFound("Refills of this brand are asked for elsewhere.") }
    return frame
  }

  private func offered(_ frame: PatientFrame, _ request: PortalRequest) throws(Problem) -> (
    items: [Refillable], asked: Int
  ) {
    let id = frame.patient.id
    let prescriptions = try service.read { () throws(StoreError) in
      try service.parts.directory.prescriptions(of: id)
    }
    let refills = try service.read { () throws(StoreError) in
      try service.parts.views.refills(of: id, limit: RequestRoutes.mostRefillsOfPatient)
    }
    let asked = refills.count {
      $0.record.moments[.requestedAt].map { request.at - $0 < .days(1) } ?? false
    }
    return (Refillable.all(prescriptions, refills: refills, at: request.at), asked)
  }

  private func page(
    _ form: RequestingForm, trouble: RequestingForm.Trouble? = nil, _ frame: PatientFrame,
    _ request: PortalRequest
  ) throws(Problem) -> PortalReply {
    let items = frame.naming == .shown ? try offered(frame, request).items : []
    let view = RequestingView(
      items: items.map { item in
        let endpoint = item.last?.record.pharmacy?.endpoint
        let name = endpoint.flatMap { service.parts.endpoints[$0]?.shown?.name }
        return .init(
          item: item, pharmacy: name,
          words: frame.words(service.answerContext(of: frame, pharmacy: name, at: request.at)))
      },
      form: form, trouble: trouble, pharmacies: service.chosenPharmacies,
      words: frame.words(service.answerContext(of: frame, at: request.at)), naming: frame.naming)
    let page = frame.page(view.title, of: [], news: nil)
    return .html(
      page.write { view.write(&$0) }, of: Subjects([frame.patient.id]), status: trouble == nil ? 200 : 422,
      headers: service.languageCookie(request))
  }

  private func changes(
    _ orders: [RequestingForm.Order], named external: ExternalID, for frame: PatientFrame, at now: Instant
  ) -> (all: [Submission.Change], only: RefillID?) {
    let ways = Set(orders.map(\.way))
    var new = NewRequest(
      external, by: frame.patient.id, of: frame.patient.brand, for: orders.map(\.prescription),
      way: ways.count == 1 ? ways.first ?? .unknown : .unknown, at: now)
    var changes: [Submission.Change] = [.request(new.request)]
    var made: [RefillID] = []
    for order in orders {
      let place = order.endpoint.flatMap { try? service.place(at: $0) }
      let record = new.record(
        of: order.prescription, named: new.external(of: order.prescription) ?? order.spareName, at: place,
        way: order.way, reason: order.reason)
      made.append(record.id)
      changes.append(.begin(record, first: [.screen(reason: order.reason)]))
    }
    return (changes, made.count == 1 ? made.first : nil)
  }
}
