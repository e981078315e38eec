package import Foundation
package import Refills
package import Statecharts

/// Everything that the decision about a notice looks at.
package struct NoticeCase: Sendable {
  /// A notice about another refill of the patient that waits to be sent too, and is true.
  package struct Peer: Hashable, Sendable {
    package let notice: PendingNotice
    package let madeAt: Instant

    package init(_ notice: PendingNotice, madeAt: Instant) {
      self.notice = notice
      self.madeAt = madeAt
    }
  }

  package let notice: PendingNotice
  package let madeAt: Instant
  package let refill: Refill
  /// With consents as they are now.
  package let patient: Patient
  /// The patient's; nil: not known.
  package let zone: TimeZone?
  /// What this patient was sent lately, of any refill, without this notice itself.
  package let sent: [SentMessage]
  /// Notices of this refill that were made after this one and wait.
  package let later: [PendingNotice]
  package let peers: [Peer]
  /// Ways that were tried for this notice and did not carry it.
  package let failed: Set<Contact.Channel>
  /// Messages like it are held.
  package let isHeld: Bool
  package let now: Instant

  package init(
    _ notice: PendingNotice, madeAt: Instant, of refill: Refill, to patient: Patient, in zone: TimeZone?,
    sent: [SentMessage] = [], later: [PendingNotice] = [], peers: [Peer] = [],
    failed: Set<Contact.Channel> = [], isHeld: Bool = false, at now: Instant
  ) {
    self.notice = notice
    self.madeAt = madeAt
    self.refill = refill
    self.patient = patient
    self.zone = zone
    self.sent = sent
    self.later = later
    self.peers = peers
    self.failed = failed
    self.isHeld = isHeld
    self.now = now
  }

  var noticeClass: NoticeClass { notice.noticeClass }
}
