package import Refills
package import Statecharts

/// A message that a patient was sent.
package struct SentMessage: Hashable, Sendable {
  package let id: MessageID
  package let refill: RefillID
  package let notice: RefillChart.Notice
  package let isCorrection: Bool
  package let at: Instant
  /// The ways by which it went, as far as is known.
  package let channels: Set<Contact.Channel>
  /// When the order was promised as the message said that it is late; nil: no promise, or another notice.
  package let promise: Instant?
  /// It said that there is other news too.
  package let saysMore: Bool

  package init(
    id: MessageID, refill: RefillID, notice: RefillChart.Notice, isCorrection: Bool = false, at: Instant,
    channels: Set<Contact.Channel> = [], promise: Instant? = nil, saysMore: Bool = false
  ) {
    self.id = id
    self.refill = refill
    self.notice = notice
    self.isCorrection = isCorrection
    self.at = at
    self.channels = channels
    self.promise = promise
    self.saysMore = saysMore
  }

  var isText: Bool { channels.contains(.text) }
  var weight: Int { PendingNotice(id: id, notice: notice, isCorrection: isCorrection).noticeClass.weight }
}
