import Crypto
import Notifications
import Refills
import Statecharts
import Store
import Synchronization

/// Patients who get in by a code that is sent to a contact on file. Whether anybody has the contact is told to nobody:
/// the answer is the same, and comes before anything is looked up.
final class PatientEntries: Sendable {
  static let digits = 6
  /// Codes that are sent in a quarter of an hour, to all: whoever has a list of addresses does not make us write to it.
  /// What is asked for and goes nowhere does not count, or anybody could keep everybody out.
  static let mostInAll = 300
  /// Patients who share a contact and are each sent a code.
  static let mostPatients = 4
  private static let browserCookie = "refilld_entry"

  /// Wrong codes that a browser may type.
  static let mostTries = 5

  private let parts: PortalParts
  private let asked = Mutex(SignInLimiter())
  private let sent = Mutex(SentCodes())

  init(_ parts: PortalParts) {
    self.parts = parts
  }

  /// - Returns: the cookie to which the code is bound; nil: it was asked for too often.
  func ask(_ contact: String, at now: Instant) -> (name: String, value: String)? {
    let browser = Secret.make()
    if let place = ContactPlace(contact.contains("@") ? .email : .text, contact) {
      let counted = "\(place.channel.rawValue) \(place.text.prefix(200))"
      guard asked.withLock({ $0.begin(counted, at: now) }) == nil else { return nil }
      Task { try await send(to: place, browser: browser, at: now) }
    }
    let seconds = parts.patience.link.milliseconds / 1000
    return Service(parts).cookie(
      Self.browserCookie, browser, path: "/p", seconds: seconds, isSentFromElsewhere: true)
  }

  /// Whether this browser asked for a code.
  func hasAsked(_ request: PortalRequest) -> Bool { request.cookies[Self.browserCookie] != nil }

  enum Outcome {
    case entered(cookie: String)
    case wrong
    case tooOften
  }

  func enter(_ code: String, _ request: PortalRequest) throws(Problem) -> Outcome {
    guard let browser = request.cookies[Self.browserCookie], Secret.isOne(browser) else { return .wrong }
    switch sent.withLock({ $0.tries(in: browser, at: request.at) }) {
    case nil: return .wrong
    case let tries? where tries > Self.mostTries: return .tooOften
    case .some: break
    }
    let tickets = PatientTickets(parts)
    guard let cookie = try tickets.spend(Self.secret(code, in: browser), browser: browser, at: request.at)
    else { return .wrong }
    return .entered(cookie: cookie)
  }

  /// Where the database cannot be read nothing is sent, and whoever waits for a code asks again.
  private func send(to place: ContactPlace, browser: String, at now: Instant) async throws(Problem) {
    let service = Service(parts)
    let search: PatientSearch = place.channel == .email ? .email(place.text) : .phone(place.text)
    let found = try service.read { () throws(StoreError) in try parts.searching(search) }
    let reached = found.compactMap { patient in
      patient.contacts.first { $0.place == place && $0.ending == nil }.map { (patient, $0) }
    }
    for (patient, contact) in reached.prefix(Self.mostPatients) {
      guard sent.withLock({ $0.mayLeave(to: place, in: browser, until: now + parts.patience.link, at: now) })
      else { return }
      var randomness = SystemRandomNumberGenerator()
      let number = String(Int.random(in: 0..<1_000_000, using: &randomness))
      let code = String(repeating: "0", count: Self.digits - number.count) + number
      try PatientTickets(parts).save(
        Self.secret(code, in: browser), of: patient.id, browser: browser, at: now)
      await parts.sendEntry(
        PatientEntry(
          contact: contact, brand: patient.brand, language: patient.language, code: code,
          link: "\(parts.address)/p/enter?code=\(code)"))
    }
  }

  /// A code alone is soon guessed: it counts with the browser's secret only.
  private static func secret(_ code: String, in browser: String) -> String { code + "\0" + browser }
}
