package import Refills

/// Writes messages: the words of the catalogue, or a brand's own, around the clinic's name, phone and link.
package struct MessageWriter: Sendable {
  package init() {}

  /// An e-mail.
  /// - Parameter saysMore: it stands for other news of the patient too.
  package func message(
    for notice: PendingNotice, level: Consent.Level, in language: Language, facts: MessageFacts,
    from clinic: ClinicVoice, of refill: RefillID, saysMore: Bool = false
  ) -> MessageText {
    let words = NoticeWords(notice, level: level, in: language, facts: facts, from: clinic)
      .message(in: language, from: clinic, saysMore: saysMore)
    let (link, page) = (clinic.link(to: refill), EmailFrame.page.wording)
    let see = EmailDocument.Paragraph(
      text: clinic.say(page, in: language, [.link: link]),
      html: clinic.sayInHTML(page, in: language, markup: [.link: EmailDocument.link(link)]))
    return EmailDocument.message(
      words.subject, words.paragraphs.map(EmailDocument.Paragraph.init) + [see], in: language, from: clinic)
  }

  /// An e-mail with which a patient gets in.
  func message(for entry: PatientEntry, from clinic: ClinicVoice) -> MessageText {
    let language = entry.language
    func say(_ phrase: EntryPhrase) -> String {
      clinic.say(phrase.wording, in: language, [.code: entry.code, .link: entry.link])
    }
    let open = EmailDocument.Paragraph(
      text: say(.link),
      html: clinic.sayInHTML(
        EntryPhrase.link.wording, in: language, markup: [.link: EmailDocument.link(entry.link)]))
    return EmailDocument.message(
      say(.subject), [EmailDocument.Paragraph(say(.code)), open, EmailDocument.Paragraph(say(.unasked))],
      in: language, from: clinic)
  }

  /// A text: one line.
  /// - Parameter saysMore: other news of the patient waits that this text stands for too.
  package func line(
    for notice: PendingNotice, level: Consent.Level, in language: Language, facts: MessageFacts,
    from clinic: ClinicVoice, of refill: RefillID, saysMore: Bool
  ) -> String {
    let words = NoticeWords(notice, level: level, in: language, facts: facts, from: clinic)
    return TextBody(
      words.line, in: language, from: clinic, link: clinic.link(to: refill), saysMore: saysMore
    ).text
  }
}
