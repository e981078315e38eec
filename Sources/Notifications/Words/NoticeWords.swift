import Refills
import Statecharts

/// Which strings of the catalogue a notice says, and what stands in their gaps.
struct NoticeWords: Hashable, Sendable {
  let subject: Wording
  let body: Wording
  let act: Wording
  /// The one line of a text.
  let line: Wording
  private(set) var values: [Gap: String] = [:]

  /// At level `neutral`: that there is news, and how much it matters.
  init(_ noticeClass: NoticeClass) {
    subject = .emailNeutralSubject(noticeClass)
    body = .emailNeutralBody(noticeClass)
    act = .emailNeutralAct(noticeClass)
    line = .textNeutral(noticeClass)
  }

  /// At level `status`: what it is.
  init(_ notice: RefillChart.Notice, _ facts: MessageFacts, in language: Language, from clinic: ClinicVoice) {
    func time(_ moment: Instant) -> String { WrittenTime(moment, in: facts.zone).text(in: language) }
    subject = .emailSubject(notice)
    act = .emailAct(notice)
    line = .textStatus(notice)
    if notice == .late, let expected = facts.expectedAt {
      body = EmailBodyPhrase.lateUntil.wording
      values = [.time: time(expected)]
    } else if notice == .correction, let correction = facts.correction {
      body = EmailBodyPhrase.corrected.wording
      values = [
        .time: time(correction.saidAt), .when: time(correction.changedAt),
        .said: clinic.say(SaidBefore(correction.said).wording, in: language),
      ]
    } else {
      body = .emailBody(notice)
    }
  }

  /// - Parameter level: what the patient agreed to.
  init(
    _ notice: PendingNotice, level: Consent.Level, in language: Language, facts: MessageFacts,
    from clinic: ClinicVoice
  ) {
    switch level {
    case .neutral: self.init(notice.noticeClass)
    case .status: self.init(notice.notice, facts, in: language, from: clinic)
    }
  }

  /// As an e-mail says it.
  func message(in language: Language, from clinic: ClinicVoice, saysMore: Bool = false) -> MessageWords {
    MessageWords(
      clinic.say(subject, in: language, values),
      [body, act].map { clinic.say($0, in: language, values) }
        + (saysMore ? [clinic.say(EmailFrame.more.wording, in: language)] : []))
  }
}
