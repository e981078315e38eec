import Foundation
package import Logging
import Refills
import Statecharts
package import Store
package import Tracking

/// Where notices to patients go: looks up whom a row is about, asks the policy, writes the words, and sends
/// them.
package struct NoticeDestination: Destination {
  private let views: any Views
  private let directory: any Directory
  private let policy: MessagePolicy
  private let writer: MessageWriter
  private let voices: [BrandName: ClinicVoice]
  private let email: EmailChannel
  private let sent: SentLog
  private let time: any TimeSource
  private let log: Logger

  package init(
    views: any Views, directory: any Directory, policy: MessagePolicy, writer: MessageWriter,
    voices: [ClinicVoice], email: EmailChannel, sent: SentLog, time: any TimeSource, log: Logger
  ) {
    self.views = views
    self.directory = directory
    self.policy = policy
    self.writer = writer
    self.voices = Dictionary(voices.map { ($0.brand, $0) }) { _, last in last }
    self.email = email
    self.sent = sent
    self.time = time
    self.log = log
  }

  package func deliver(_ row: DispatchRow) async -> DeliveryResult {
    let result = await tried(row)
    log.debug(
      "notice tried",
      metadata: [
        "message": "\(row.id)", "refill": "\(row.refill)", "attempt": "\(row.attempt)", "result": "\(result)",
      ])
    return result
  }

  private func tried(_ row: DispatchRow) async -> DeliveryResult {
    guard case .dispatch(.notice(let kind, let isCorrection)) = row.content else {
      return .rejected("the row is no notice; it came to the wrong destination")
    }
    let notice = PendingNotice(id: row.id, notice: kind, isCorrection: isCorrection)
    let now = time.now()
    do throws(StoreError) {
      guard let refill = try views.refill(row.refill) else { return .rejected("there is no such refill") }
      guard let patient = try directory.patient(refill.record.patient) else {
        return .rejected("there is no such patient")
      }
      guard let voice = voices[refill.record.brand] else {
        return .failed(
          "the brand \(refill.record.brand) has no name, phone and sender: configure them", after: nil)
      }
      let zone = Self.zone(of: patient)
      let later = try waiting(after: row)
      let message = SentMessage(id: row.id, refill: refill.id, notice: kind, at: now)
      let decision = try sent.decide(message, to: patient.id) { sent in
        policy.decide(notice, to: patient, in: zone, sent: sent, later: later, of: refill, at: now)
      }
      switch decision {
      case .withdraw(let reason): return .withdrawn(reason: reason.rawValue)
      case .notBefore(let moment, let reason):
        return .notBefore(milliseconds: (moment - now).milliseconds, reason: reason.rawValue)
      case .send(let contacts):
        let facts = MessageFacts(of: refill, zone: zone ?? policy.eastern, at: now)
        let result = await send(notice, facts, of: refill, to: patient, contacts, as: voice, at: now)
        if result != .delivered { sent.takeBack(row.id, to: patient.id) }
        return result
      }
    } catch {
      return .failed("the store could not be read: \(error.code.name)", after: nil)
    }
  }

  /// One message a contact. What may still arrive is tried again, with the same id to those who have it
  /// already; an address that is refused for good matters only where no other took the message.
  private func send(
    _ notice: PendingNotice, _ facts: MessageFacts, of refill: Refill, to patient: Patient,
    _ contacts: [Contact], as voice: ClinicVoice, at now: Instant
  ) async -> DeliveryResult {
    var results: [DeliveryResult] = []
    for contact in contacts {
      switch contact.channel {
      case .text: results.append(.withdrawn(reason: PolicyReason.noTextGateway.rawValue))
      case .email:
        let message = writer.message(
          for: notice, level: contact.consent?.level ?? .neutral, in: patient.language, facts: facts,
          from: voice, of: refill.id)
        results.append(await email.send(message, id: notice.id, from: voice, to: contact.address, at: now))
      }
    }
    let passing = results.first { if case .failed = $0 { true } else { false } }
    return passing ?? results.first { $0 == .delivered } ?? results[0]
  }

  /// A zone that is not known to this machine counts as not known.
  private static func zone(of patient: Patient) -> TimeZone? {
    patient.zone.flatMap { TimeZone(identifier: $0) }
  }

  /// Notices of the refill that were made after this one and wait for their turn; the queue lists rows in the order
  /// in which they were made.
  private func waiting(after row: DispatchRow) throws(StoreError) -> [PendingNotice] {
    let rows = try views.dispatches(of: row.refill, limit: SentLog.mostRows)
    return rows.drop { $0.id != row.id }.dropFirst().compactMap { later in
      guard later.state == .waiting, case .dispatch(.notice(let kind, let isCorrection)) = later.content
      else {
        return nil
      }
      return PendingNotice(id: later.id, notice: kind, isCorrection: isCorrection)
    }
  }
}
