import Foundation
import Refills
import Statecharts
import Store

extension Service {
  /// The refills that a patient's pages are made of.
  func shownRefills(of id: PatientID) throws(Problem) -> [Refill] {
    try read { () throws(StoreError) in try parts.views.refills(of: id, limit: PatientPages.mostCards) }
  }

  /// For whom a page of that patient is written.
  /// - Throws: 404 where the patient is not known any more.
  func frame(of id: PatientID, _ request: PortalRequest, _ facts: SecondFacts) throws(Problem) -> PatientFrame
  {
    let patient = try patient(id)
    guard let brand = parts.brands[patient.brand] else {
      throw .notFound("This patient is not known any more.")
    }
    let chosen = request.query["l"] ?? request.cookies[PatientPages.languageCookie]
    return PatientFrame(
      patient: patient, brand: brand, language: chosen.flatMap(Language.init) ?? patient.language,
      zone: patient.zone.flatMap(TimeZone.init(identifier:)) ?? brand.zone, path: request.path,
      naming: Naming(for: patient, of: brand, request, facts), paying: request.query[PaymentRoutes.query])
  }
}
