import Crypto
import Foundation
import Notifications
import Refills
import Statecharts
import Store
import Synchronization
import Testing
import Tracking

/// A clinic's end of a gateway that speaks as Twilio does, with what it was made to do.
final class TextDesk: Sendable {
  static let token = "twilio-token"
  static let address = "https://clinic.example/v1/inbound/texts/twilio"

  let sample: Sample
  let texts = TextLog()
  let shelf: Shelf
  private let kept = Mutex<(noted: [String], signedOut: [PatientID])>(([], []))

  /// The sample's patient also has a telephone.
  init(ending: ContactEnding.Cause? = nil, words: BrandWords = BrandWords()) throws {
    var sample = try Sample()
    sample.speak(words)
    sample.patient.contacts.append(
      Contact(
        channel: .text, address: "+1 555 010 0199", consent: Consent(at: sample.now, wording: "v1"),
        ending: ending.map { ContactEnding($0, at: sample.now) }))
    self.sample = sample
    shelf = Shelf(sample)
  }

  var inbox: TextInbox {
    TextInbox(
      channel: "twilio", reports: .twilio(token: Self.token), address: Self.address, texts: texts,
      receipts: Receipts(views: shelf, directory: shelf, doorway: shelf, sent: SentLog(shelf)) {
        [self] id, text, again async throws(StoreError) in
        kept.withLock { $0.noted.append("\(id) \(text)\(again ? " again" : "")") }
      }, voices: [sample.voice],
      time: shelf, log: LogLines().logger,
      patients: { [shelf] place throws(StoreError) in
        try shelf.everybody().filter { $0.contacts.contains { $0.place == place } }
      },
      endSessions: { [self] patient in kept.withLock { $0.signedOut.append(patient) } })
  }

  /// A push as Twilio makes it.
  func push(_ fields: [String: String], query: [(String, String)] = [], token: String = token) -> TextPush {
    let pairs = query.map { "\($0)=\($1)" }.joined(separator: "&")
    let url = query.isEmpty ? Self.address : Self.address + "?" + pairs
    let signed = fields.sorted { $0.key < $1.key }.reduce(url) { $0 + $1.key + $1.value }
    let code = HMAC<Insecure.SHA1>.authenticationCode(
      for: Data(signed.utf8), using: SymmetricKey(data: Data(token.utf8)))
    let body = fields.map { name, value in
      let escaped = value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
      return "\(name)=\(escaped.replacing("%20", with: "+"))"
    }.joined(separator: "&")
    return TextPush(
      channel: "twilio",
      headers: [
        "x-twilio-signature": Data(code).base64EncodedString(),
        "content-type": "application/x-www-form-urlencoded",
      ], query: Dictionary(uniqueKeysWithValues: query), body: Array(body.utf8), at: sample.now)
  }

  /// The patient answers.
  @discardableResult
  func answered(_ text: String) async -> TextVerdict {
    await inbox.take(push(["From": "+15550100199", "Body": text, "MessageSid": "SM9"]))
  }

  /// Twilio reports about the first message.
  func report(_ status: String, code: String? = nil) async -> TextVerdict {
    var fields = ["MessageStatus": status, "MessageSid": "SM1", "From": "+15550100100"]
    fields["ErrorCode"] = code
    return await inbox.take(
      push(fields, query: [("message", sample.message(1).text), ("refill", sample.refill.id.text)]))
  }

  /// What was said of contacts.
  var causes: [ContactEnding.Cause?] { shelf.endings.map { $0?.cause } }
  /// What was written beside rows that went out, and whether they go out again.
  var noted: [String] { kept.withLock { $0.noted } }
  var signedOut: [PatientID] { kept.withLock { $0.signedOut } }
}
