package import Foundation
package import Refills
package import Statecharts

/// Decides at the moment of sending whether, when and where a notice goes. Pure: what it must know comes in.
package struct MessagePolicy: Hashable, Sendable {
  /// Long enough for a pharmacy's second thought, short enough that a message is still news.
  package static let defaultWindow = Span.minutes(5)

  /// After a message, what is not urgent waits for the end of this; then the latest of a refill goes.
  package let window: Span
  /// Channels for which this clinic has a gateway.
  package let gateways: Set<Contact.Channel>
  /// For patients whose zone is not known.
  package let eastern: TimeZone

  package init(
    window: Span = MessagePolicy.defaultWindow, gateways: Set<Contact.Channel> = [.email], eastern: TimeZone
  ) {
    self.window = window
    self.gateways = gateways
    self.eastern = eastern
  }

  /// - Parameters:
  ///   - notice: whose turn it is.
  ///   - patient: with consents as they are now.
  ///   - zone: the patient's; nil: not known.
  ///   - sent: what this patient was sent lately, of any refill, without this notice itself.
  ///   - later: notices of this refill that were made after this one and wait.
  package func decide(
    _ notice: PendingNotice, to patient: Patient, in zone: TimeZone?, sent: [SentMessage],
    later: [PendingNotice], of refill: Refill, at now: Instant
  ) -> PolicyDecision {
    guard Self.isTrue(notice, of: refill) else { return .withdraw(.notTrue) }
    if let undoOver = Self.undoOver(notice, of: refill, at: now) { return .notBefore(undoOver, .canBeUndone) }
    let contacts: [Contact]
    switch reach(notice.noticeClass, patient) {
    case .success(let found): contacts = found
    case .failure(let nobody): return .withdraw(nobody.reason)
    }
    if later.contains(where: { replaces($0, notice, for: patient, of: refill) }) {
      return .withdraw(.overtaken)
    }
    // What seems to have been sent later than now, a clock that was ahead has sent: nobody knows when.
    let last = sent.map(\.at).filter { $0 <= now }.max()
    if !notice.noticeClass.passesWindow, let last, now < last + window {
      return .notBefore(last + window, .window)
    }
    let quiet = zone.map(QuietHours.ofPatient) ?? .zoneUnknown(eastern: eastern)
    guard let morning = quiet.end(at: now) else { return .send(contacts) }
    let awake = contacts.filter { $0.channel != .text }
    return awake.isEmpty ? .notBefore(morning, .quietHours) : .send(awake)
  }

  /// The chart's states say it; of a correction the record knows what we had said, and whether it is so again.
  private static func isTrue(_ notice: PendingNotice, of refill: Refill) -> Bool {
    guard notice.notice.isTrue(of: refill.regions) else { return false }
    guard notice.notice == .correction, let correction = refill.record.correction else { return true }
    return correction.said != refill.progress.answer
  }

  /// Nothing leaves the house before the provider's time to take a decision back is over.
  private static func undoOver(_ notice: PendingNotice, of refill: Refill, at now: Instant) -> Instant? {
    guard notice.notice == .approved, refill.progress == .approved,
      let due = refill.record.clocks[.undoOver]?.due
    else { return nil }
    return max(due, now + undoPoll)
  }

  /// The clock's own firing moves the refill on; until it has, it is looked at again so often.
  private static let undoPoll = Span.seconds(1)

  private struct Nobody: Error { let reason: PolicyReason }

  /// Where news of this class goes: safety everywhere; else by text, or by e-mail where that is not to be
  /// had.
  private func reach(_ noticeClass: NoticeClass, _ patient: Patient) -> Result<[Contact], Nobody> {
    let agreed = patient.contacts.filter { $0.consent != nil }
    guard !agreed.isEmpty else { return .failure(Nobody(reason: .noConsent)) }
    let emails = agreed.filter { $0.channel == .email && gateways.contains(.email) }
    let texts = agreed.filter { $0.channel == .text && gateways.contains(.text) }
    let wanted: [Contact]
    switch noticeClass {
    case .safety: wanted = texts + emails
    case .correction, .act, .good, .late: wanted = texts.isEmpty ? emails : texts
    case .pageOnly:
      wanted = emails.filter { $0.consent?.wantsEveryStep == true }
      if wanted.isEmpty { return .failure(Nobody(reason: .notWanted)) }
    }
    guard wanted.isEmpty else { return .success(wanted) }
    return .failure(Nobody(reason: agreed.contains { $0.channel == .email } ? .noMailServer : .noTextGateway))
  }

  /// Whether a later notice makes an earlier one needless: it weighs as much, holds, and would reach the
  /// patient. News of safety is replaced by nothing but itself.
  private func replaces(
    _ later: PendingNotice, _ earlier: PendingNotice, for patient: Patient, of refill: Refill
  ) -> Bool {
    guard later.noticeClass.weight >= earlier.noticeClass.weight,
      earlier.noticeClass != .safety || later.notice == earlier.notice, Self.isTrue(later, of: refill),
      case .success = reach(later.noticeClass, patient)
    else { return false }
    return true
  }
}
