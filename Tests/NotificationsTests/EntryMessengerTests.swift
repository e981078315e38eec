import Curl
import Foundation
import Logging
import Notifications
import Refills
import Statecharts
import StoreTesting
import Synchronization
import Testing
import Tracking

@Suite("Codes with which patients get in")
struct EntryMessengerTests {
  private func entry(_ channel: Contact.Channel, _ address: String, _ language: Language = .english) throws
    -> PatientEntry
  {
    PatientEntry(
      contact: Contact(channel: channel, address: address), brand: try StoreSample.name("north"),
      language: language, code: "012345", link: "https://clinic.example/p/enter?code=012345")
  }

  @Test(
    "By e-mail: the code in the subject and in both parts, and a link that types it",
    arguments: Language.allCases)
  func email(language: Language) async throws {
    let clinic = try EntryClinic()
    await clinic.messenger.send(try entry(.email, "testa@example.org", language))
    let mail = try #require(clinic.mails.first)
    let text = String(decoding: mail.message, as: UTF8.self)
    #expect(mail.recipients == ["testa@example.org"])
    let parts = text.split(whereSeparator: \.isNewline).compactMap { Data(base64Encoded: String($0)) }
    let said = parts.map { String(decoding: $0, as: UTF8.self) }.joined()
    #expect(
      text.contains(language == .english ? "Subject: Your code is 012345" : "Subject: Su clave es 012345"))
    // In the words and in the link, of the plain part and of the other.
    #expect(said.matches(of: /012345/).count >= 4)
    #expect(said.contains("<a href=\"https://clinic.example/p/enter?code=012345\">"))
  }

  @Test("By text: one part, with the clinic's name and the code, and no link")
  func text() async throws {
    let clinic = try EntryClinic()
    await clinic.messenger.send(try entry(.text, "+1 555 010 0123"))
    let text = try #require(clinic.texts.first)
    #expect(text.to.text == "+15550100123" && text.refill == nil)
    #expect(text.body.hasPrefix("North Clinic: ") && text.body.contains("012345"))
    #expect(!text.body.contains("http") && SegmentCount(text.body).segments == 1)
  }

  @Test("Without a gateway, and to what is no number, nothing goes and nothing fails")
  func nowhere() async throws {
    let clinic = try EntryClinic()
    await clinic.silent.send(try entry(.email, "testa@example.org"))
    await clinic.silent.send(try entry(.text, "+1 555 010 0123"))
    await clinic.messenger.send(try entry(.text, "12"))
    #expect(clinic.mails.isEmpty && clinic.texts.isEmpty)
  }
}

/// A clinic whose messages are kept here.
private final class EntryClinic: MailSending, TextSending {
  private let kept = Mutex<(mails: [CurlMail], texts: [OutgoingText])>(([], []))
  private let voice: ClinicVoice

  init() throws {
    voice = ClinicVoice(
      brand: try StoreSample.name("north"), name: "North Clinic", phone: "+1 555 0100",
      from: try #require(EmailAddress("clinic@clinic.example")), page: "https://clinic.example/p/{refill}")
  }

  var mails: [CurlMail] { kept.withLock { $0.mails } }
  var texts: [OutgoingText] { kept.withLock { $0.texts } }

  var messenger: EntryMessenger { make(email: EmailChannel(self), texts: self) }
  var silent: EntryMessenger { make(email: nil, texts: nil) }

  private func make(email: EmailChannel?, texts: (any TextSending)?) -> EntryMessenger {
    EntryMessenger(
      voices: [voice], email: email, texts: texts, time: StandingTime(),
      log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  func deliver(_ mail: CurlMail) async throws(CurlError) -> MailReply {
    kept.withLock { $0.mails.append(mail) }
    return MailReply(code: 250, text: "")
  }

  func send(_ text: OutgoingText, at now: Instant) async -> SendOutcome {
    kept.withLock { $0.texts.append(text) }
    return .taken
  }
}

/// It is always the same time.
private struct StandingTime: TimeSource {
  func now() -> Instant { StoreSample.start }
  func sleep(until moment: Instant) async {}
}
