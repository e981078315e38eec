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

  let service: Service

  func home(_ request: PortalRequest) throws(Problem) -> PortalReply {
    guard case .patient(let id) = request.caller else { throw .unauthorised }
    let frame = try frame(of: id, request)
    let refills = try service.read { () throws(StoreError) in
      try service.parts.views.refills(of: id, limit: Self.mostCards)
    }.sorted { ($0.isLive ? 0 : 1, $1.changedAt) < ($1.isLive ? 0 : 1, $0.changedAt) }
    if refills.count == 1, let only = refills.first { return try page(of: only, frame, request) }
    let spanish = frame.language == .spanish
    var cards: [(Refill, AnswerText, String)] = []
    for refill in refills {
      cards.append((refill, try answers(refill, frame, request).1, try drug(of: refill)))
    }
    let page = frame.page(spanish ? "Sus recetas" : "Your prescriptions", refresh: Self.refresh)
    return .html(
      page.write { html in
        html.element("div", ["class": "narrow"]) { html in
          html.element("h1", spanish ? "Sus recetas" : "Your prescriptions")
          if cards.isEmpty {
            html.element("p", spanish ? "No hay ninguna en camino." : "There is none on its way.")
          }
          for (refill, text, drug) in cards {
            html.element("section", ["class": "card"]) { html in
              html.element("h2", drug)
              html.element("p", text.headline)
              html.element("p", ["class": "act"], text.act)
              html.element("a", ["href": "/p/refills/\(refill.id)"], spanish ? "Ver todo" : "See all")
            }
          }
        }
      })
  }

  func show(_ request: PortalRequest) throws(Problem) -> PortalReply {
    guard case .patient(let id) = request.caller else { throw .unauthorised }
    let frame = try frame(of: id, request)
    guard let caller = request.caller else { throw .unauthorised }
    return try page(of: try service.refill(request.parameters["id"], for: caller), frame, request)
  }

  private func page(of refill: Refill, _ frame: PatientFrame, _ request: PortalRequest) throws(Problem)
    -> PortalReply
  {
    let (answers, text) = try answers(refill, frame, request)
    let rows = try service.read { () throws(StoreError) in
      try service.parts.views.journal(of: refill.id, limit: RefillRoutes.longestTimeline)
    }
    let view = RefillView(
      refill: refill, answers: answers, text: text, words: frame.words(try context(refill, frame, request)),
      drug: try drug(of: refill), timeline: Timeline(rows.map(\.entry)), frame: frame)
    return .html(frame.page(text.headline, refresh: Self.refresh).write { view.write(&$0) })
  }

  func drug(of refill: Refill) throws(Problem) -> String {
    try service.read { () throws(StoreError) in
      try service.parts.directory.prescription(refill.record.prescription)
    }?.drug ?? ""
  }

  private func answers(_ refill: Refill, _ frame: PatientFrame, _ request: PortalRequest) throws(Problem) -> (
    PatientAnswers, AnswerText
  ) {
    let context = try context(refill, frame, request)
    let answers = PatientAnswers(of: refill, in: context)
    return (answers, frame.words(context).text(of: answers))
  }

  private func context(_ refill: Refill, _ frame: PatientFrame, _ request: PortalRequest) throws(Problem)
    -> AnswerContext
  {
    try service.answerContext(of: refill, zone: frame.zone, at: request.at)
  }

  private func frame(of id: PatientID, _ request: PortalRequest) throws(Problem) -> PatientFrame {
    let patient = try service.read { () throws(StoreError) in try service.parts.directory.patient(id) }
    guard let patient, let brand = service.parts.brands[patient.brand] else {
      throw .notFound("This patient is not known any more.")
    }
    return PatientFrame(
      patient: patient, brand: brand,
      language: Language(rawValue: request.query["l"] ?? "") ?? patient.language,
      zone: patient.zone.flatMap(TimeZone.init(identifier:)) ?? brand.zone, path: request.path)
  }
}

extension Service {
  /// What the answers need beside the refill.
  func answerContext(of refill: Refill, zone: TimeZone, at now: Instant) throws(Problem) -> AnswerContext {
    var mark: ReadingMark?
    var reading: ItemReading?
    if let place = refill.record.pharmacy {
      reading = parts.board.reading(at: place.endpoint, item: place.item ?? "")
      mark = try read { () throws(StoreError) in
        try parts.views.readingMark(at: place.endpoint, item: place.item ?? "")
      }
    }
    let brand = parts.brands[refill.record.brand]
    return AnswerContext(
      now: now, zone: zone, asOf: reading?.readAt ?? mark?.readAt,
      nextReading: reading?.nextAt ?? mark?.nextAt, pharmacy: nil,
      phone: brand?.phone ?? "",
      messageLink: brand?.messages, words: brand?.words ?? BrandWords())
  }
}
