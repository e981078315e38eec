import Foundation
package import Refills
import Statecharts

/// What patients can read in e-mails and texts: every notice and class, with all that may be said in its place.
package struct MessageGlances {
  private static let moment = Instant(milliseconds: 1_772_478_300_000)  // 2026-03-02T19:05:00Z
  /// As long as any.
  private static let refill = "rf_" + String(repeating: "0", count: 26)

  private let language: Language
  private let clinic: ClinicVoice
  private let zone: TimeZone

  package init(in language: Language, from clinic: ClinicVoice) {
    self.language = language
    self.clinic = clinic
    zone = TimeZone(identifier: "America/New_York") ?? .gmt
  }

  package var all: [Glance] { emails + texts + entries }

  private var entries: [Glance] {
    let entry = PatientEntry(
      contact: Contact(channel: .text, address: ""), brand: clinic.brand, language: language, code: "123456",
      link: clinic.page)
    func say(_ phrase: some Phrase) -> String { clinic.say(phrase.wording, in: language, [.code: "123456"]) }
    let email = EntryPhrase.allCases.map { say($0) }
    let (text, sent) = (say(EntryTextPhrase.code), TextBody(entry, from: clinic).text)
    return [
      Glance("email entry", email.joined(separator: ". "), EntryPhrase.allCases.map(\.wording)),
      Glance("text entry", text, [EntryTextPhrase.code.wording], sent: sent),
    ]
  }

  private var emails: [Glance] {
    var glances: [Glance] = []
    for notice in RefillChart.Notice.allCases {
      glances.append(email(notice.rawValue, words(notice)))
    }
    glances.append(email("late, with a time", words(.late, expectedAt: Self.moment)))
    glances.append(email("correction, more", words(.correction), saysMore: true))
    for said in RefillChart.Answer.allCases {
      let correction = Correction(said: said, saidAt: Self.moment, changedAt: Self.moment)
      glances.append(
        email(
          "correction of \(said.rawValue)", words(.correction, correction: correction),
          SaidBefore(said).wording))
    }
    for noticeClass in NoticeClass.allCases {
      glances.append(email("neutral, \(noticeClass.rawValue)", NoticeWords(noticeClass)))
    }
    return glances
  }

  private var texts: [Glance] {
    var glances: [Glance] = []
    for frame in TextFrame.allCases {
      for notice in RefillChart.Notice.allCases {
        glances.append(text(notice.rawValue, words(notice).line, frame))
      }
      for noticeClass in NoticeClass.allCases {
        glances.append(text("neutral, \(noticeClass.rawValue)", .textNeutral(noticeClass), frame))
      }
    }
    for reply in TextReply.allCases {
      glances.append(
        Glance(
          "text reply, \(reply.rawValue)", clinic.say(reply.wording, in: language), [reply.wording],
          sent: TextBody(reply, in: language, from: clinic).text))
    }
    return glances
  }

  private func words(
    _ notice: RefillChart.Notice, expectedAt: Instant? = nil, correction: Correction? = nil
  ) -> NoticeWords {
    NoticeWords(
      notice, MessageFacts(correction: correction, expectedAt: expectedAt, zone: zone), in: language,
      from: clinic)
  }

  /// As it is read: the link is looked at and not spelt out.
  private func email(
    _ name: String, _ words: NoticeWords, _ said: Wording? = nil, saysMore: Bool = false
  ) -> Glance {
    let message = words.message(in: language, from: clinic, saysMore: saysMore)
    let frame = [EmailFrame.page, .phone].map(\.wording)
    let lines = frame.map { clinic.say($0, in: language) + "." }
    return Glance(
      "email " + name,
      ([message.subject + "."] + message.paragraphs + [lines[0], clinic.name + "."] + lines.dropFirst())
        .joined(separator: " "),
      [words.subject, words.body, words.act] + [said].compactMap(\.self)
        + (saysMore ? [EmailFrame.more.wording] : []) + frame)
  }

  private func text(_ name: String, _ line: Wording, _ frame: TextFrame) -> Glance {
    let said = clinic.say(frame.wording, in: language, [.message: clinic.say(line, in: language)])
    let link = clinic.page.replacing("{refill}", with: Self.refill)
    let body = TextBody(line, in: language, from: clinic, link: link, saysMore: frame == .more)
    return Glance(
      "text " + name + (frame == .more ? ", more" : ""), said, [line, frame.wording], sent: body.text)
  }
}
