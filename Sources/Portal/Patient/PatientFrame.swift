import Foundation
import Refills

/// For whom a patient's page is written: language, zone, brand.
struct PatientFrame: Sendable {
  let patient: Patient
  let brand: BrandFace
  let language: Language
  let zone: TimeZone
  let path: String

  func words(_ context: AnswerContext) -> AnswerWords { AnswerWords(in: language, context: context) }

  func page(_ title: String, refresh: Int? = nil) -> Page {
    let other: (title: String, path: String) =
      language == .english ? ("Español", path + "?l=es") : ("English", path + "?l=en")
    return Page(
      title: title, language: language, brand: brand, style: patient.brand.text, logo: brand.logo,
      refresh: refresh,
      links: [other],
      buttons: [(language == .english ? "Sign out" : "Salir", "/p/out")])
  }
}
