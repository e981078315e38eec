package import Refills

/// The product's own words of every notice, in each language, at both levels.
package enum MessageCatalogue {
  /// Languages whose words no person with that mother tongue has reviewed yet.
  package static let unreviewed: Set<Language> = [.english, .spanish]

  /// - Parameter level: what the patient agreed to; `neutral` says no more than that there is news.
  package static func words(
    for notice: PendingNotice, level: Consent.Level, in language: Language, facts: MessageFacts
  ) -> MessageWords {
    switch (level, language) {
    case (.neutral, .english): EnglishWords.neutral(notice.noticeClass)
    case (.neutral, .spanish): SpanishWords.neutral(notice.noticeClass)
    case (.status, .english): EnglishWords.status(notice.notice, facts)
    case (.status, .spanish): SpanishWords.status(notice.notice, facts)
    }
  }
}
