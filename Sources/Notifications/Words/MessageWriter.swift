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
    let link = clinic.link(to: refill)
    let (page, phone) = (EmailFrame.page.wording, EmailFrame.phone.wording)
    let text =
      words.paragraphs + [
        clinic.say(page, in: language, [.link: link]),
        "\(clinic.name)\n\(clinic.say(phone, in: language))",
      ]
    let html = EmailDocument.html(
      words.subject,
      words.paragraphs.map(escapedForHTML) + [
        clinic.sayInHTML(page, in: language, markup: [.link: EmailDocument.link(link)]),
        "\(escapedForHTML(clinic.name))<br>\(clinic.sayInHTML(phone, in: language))",
      ], in: language)
    return MessageText(
      language: language, subject: words.subject, text: text.joined(separator: "\n\n") + "\n", html: html)
  }

  /// An e-mail with which a patient gets in.
  func message(for entry: PatientEntry, from clinic: ClinicVoice) -> MessageText {
    let language = entry.language
    func say(_ phrase: EntryPhrase) -> String {
      clinic.say(phrase.wording, in: language, [.code: entry.code, .link: entry.link])
    }
    let (subject, phone) = (say(.subject), EmailFrame.phone.wording)
    let lines = [say(.code), say(.link), say(.unasked), "\(clinic.name)\n\(clinic.say(phone, in: language))"]
    let html = EmailDocument.html(
      subject,
      [
        escapedForHTML(say(.code)),
        clinic.sayInHTML(
          EntryPhrase.link.wording, in: language, markup: [.link: EmailDocument.link(entry.link)]),
        escapedForHTML(say(.unasked)),
        "\(escapedForHTML(clinic.name))<br>\(clinic.sayInHTML(phone, in: language))",
      ], in: language)
    return MessageText(
      language: language, subject: subject, text: lines.joined(separator: "\n\n") + "\n", html: html)
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
