import Foundation
import Refills
import Statecharts
import Store
import Tracking

extension Service {
  /// Whose page it is.
  func patient(_ id: PatientID) throws(Problem) -> Patient {
    guard let patient = try read({ () throws(StoreError) in try parts.directory.patient(id) }) else {
      throw .notFound("This patient is not known any more.")
    }
    return patient
  }

  /// A refill with what its patient is shown of it.
  /// - Parameter unnamed: what refills go by where names are not shown; nil: they are.
  func seen(
    _ refill: Refill, unnamed: DayPlaces?, beside: Beside, zone: TimeZone, at now: Instant
  ) throws(Problem) -> SeenRefill {
    let name: SeenRefill.Name =
      if let unnamed { .unnamed(unnamed[refill]) } else { .drug(try drug(of: refill)) }
    return SeenRefill(
      refill: refill, context: try answerContext(of: refill, beside: beside, zone: zone, at: now), name: name,
      pharmacy: face(of: refill))
  }

  private func drug(of refill: Refill) throws(Problem) -> String {
    let prescription = try read { () throws(StoreError) in
      try parts.directory.prescription(refill.record.prescription)
    }
    return prescription?.drug ?? ""
  }

  /// What the answers need beside the refill.
  func answerContext(of refill: Refill, beside: Beside, zone: TimeZone, at now: Instant) throws(Problem)
    -> AnswerContext
  {
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
      nextReading: reading?.nextAt ?? mark?.nextAt, pharmacy: face(of: refill)?.name,
      formerPharmacy: formerName(of: refill),
      phone: brand?.phone ?? "", messageLink: brand?.messages, beside: beside,
      words: brand?.words ?? BrandWords())
  }

  /// What the words around the answers need: no refill.
  /// - Parameter pharmacy: the name of the one that they speak of.
  func answerContext(of frame: PatientFrame, pharmacy: String? = nil, at now: Instant) -> AnswerContext {
    AnswerContext(
      now: now, zone: frame.zone, pharmacy: pharmacy, phone: frame.brand.phone,
      messageLink: frame.brand.messages, words: frame.brand.words)
  }
}
