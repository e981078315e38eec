import Foundation
import Refills

/// For whom a patient's page is written: language, zone, brand.
struct PatientFrame: Sendable {
  let patient: Patient
  let brand: BrandFace
  let language: Language
  let zone: TimeZone
  let path: String
  let naming: Naming
  /// The charge from whose payment page the patient comes; nil: from none.
  let paying: String?

  func words(_ context: AnswerContext) -> AnswerWords { AnswerWords(in: language, context: context) }

  /// - Parameters:
  ///   - shown: the refills that it is made of.
  ///   - news: where news of them is announced; nil: the page stands still.
  func page(_ title: String, of shown: [Refill], news: String?) -> Page {
    func label(_ phrase: PagePhrase) -> String { brand.words.text(of: phrase.wording, in: language) }
    let other = language == .english ? Language.spanish : .english
    return Page(
      title: title, language: language, brand: brand, style: patient.brand.text, logo: brand.logo,
      live: news.map {
        PageLife(
          every: PatientPages.refresh, news: "\($0)?shown=\(PageNews.versions(of: shown))",
          said: label(.updated))
      },
      links: [(label(.otherLanguage), path + "?l=" + other.rawValue)],
      buttons: [(label(.signOut), "/p/out")])
  }
}
