import Foundation
import Refills
import Statecharts
import Store

/// One try to send one row: whom it is about, as it was read for it.
struct Passage: Sendable {
  let row: DispatchRow
  let notice: PendingNotice
  let refill: Refill
  let patient: Patient
  let voice: ClinicVoice
  /// The patient's; nil: not known.
  let zone: TimeZone?
  let now: Instant

  /// What the message says of a promise, if it is about one.
  var promise: Instant? { notice.notice == .late ? refill.record.moments[.promisedAt] : nil }

  /// The message as it will have been sent.
  func message(_ sending: Sending) -> SentMessage {
    SentMessage(
      id: row.id, refill: refill.id, notice: notice.notice, isCorrection: notice.isCorrection, at: now,
      channels: Set(sending.contacts.map(\.channel)), promise: promise, saysMore: sending.saysMore)
  }
}
