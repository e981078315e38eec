package import Logging
import Refills
import Statecharts
package import Tracking

/// Sends codes and links with which patients get in: at once and once, since they are of use for minutes. Quiet hours,
/// caps and consents are not asked: the patient sits there and waits for it.
package struct EntryMessenger: Sendable {
  private let voices: [BrandName: ClinicVoice]
  private let email: EmailChannel?
  private let texts: (any TextSending)?
  private let time: any TimeSource
  private let log: Logger

  /// - Parameters:
  ///   - email: nil: nothing goes by e-mail.
  ///   - texts: nil: nothing goes by text.
  package init(
    voices: [ClinicVoice], email: EmailChannel?, texts: (any TextSending)?, time: any TimeSource, log: Logger
  ) {
    self.voices = ClinicVoice.byBrand(voices)
    self.email = email
    self.texts = texts
    self.time = time
    self.log = log
  }

  /// How long a code waits for its turn behind other messages; then whoever wanted it has asked again.
  private static let patience = Span.minutes(2)

  /// Tries until somebody takes it, while it waits for nothing but its turn. That it did not go is in the log, without
  /// the code and without the address.
  package func send(_ entry: PatientEntry) async {
    guard let voice = voices[entry.brand] else { return }
    var randomness = SystemRandomNumberGenerator()
    let began = time.now()
    let id = MessageID(at: began, using: &randomness)
    while true {
      let now = time.now()
      let outcome = await attempt(entry, id, from: voice, at: now)
      if outcome == .taken { return }
      if case .notBefore(let wait, _)? = outcome, now + .milliseconds(wait) <= began + Self.patience {
        await time.sleep(until: now + .milliseconds(max(wait, 1)))
        continue
      }
      return log.warning(
        "a code to get in did not leave",
        metadata: [
          "channel": "\(entry.contact.channel.rawValue)",
          "outcome": "\(outcome.map(\.reason) ?? "no gateway")",
        ])
    }
  }

  /// Nil: nothing carries it.
  private func attempt(
    _ entry: PatientEntry, _ id: MessageID, from voice: ClinicVoice, at now: Instant
  ) async -> SendOutcome? {
    switch entry.contact.channel {
    case .email:
      await email?.send(
        MessageWriter().message(for: entry, from: voice), id: id, from: voice, to: entry.contact.address,
        at: now)
    case .text:
      if let texts, let to = TextNumber(entry.contact.address) {
        await texts.send(
          OutgoingText(id: id, refill: nil, to: to, body: TextBody(entry, from: voice).text), at: now)
      } else {
        nil
      }
    }
  }
}

extension SendOutcome {
  /// Why it was not taken; empty where it was.
  fileprivate var reason: String {
    switch self {
    case .taken: ""
    case .failed(let text, _), .refused(let text, _), .unknown(let text): text
    case .notBefore(_, let reason): reason
    }
  }
}
