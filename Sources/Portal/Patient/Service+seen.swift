import Foundation
import Refills
import Statecharts
import Store
import Tracking

extension Service {
  /// A refill with what its patient is shown of it.
  /// - Parameter all: all of the patient's, which are asked for where names are not shown.
  func seen(
    _ refill: Refill, among all: () throws(Problem) -> [Refill], beside: Beside, for frame: PatientFrame,
    at now: Instant
  ) throws(Problem) -> SeenRefill {
    var (drug, place): (String?, DayPlace?) = (nil, nil)
    if frame.naming == .shown {
      let prescription = try read { () throws(StoreError) in
        try parts.directory.prescription(refill.record.prescription)
      }
      drug = prescription?.drug ?? ""
    } else {
      place = DayPlace(of: refill, among: try all(), in: frame.zone)
    }
    return SeenRefill(
      refill: refill, context: try answerContext(of: refill, beside: beside, zone: frame.zone, at: now),
      drug: drug, place: place, pharmacy: face(of: refill))
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
  func answerContext(of frame: PatientFrame, at now: Instant) -> AnswerContext {
    AnswerContext(
      now: now, zone: frame.zone, phone: frame.brand.phone, messageLink: frame.brand.messages,
      words: frame.brand.words)
  }
}
