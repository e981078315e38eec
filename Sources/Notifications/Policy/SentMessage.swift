package import Refills
package import Statecharts

/// A message that a patient was sent.
package struct SentMessage: Hashable, Sendable {
  package let id: MessageID
  package let refill: RefillID
  package let notice: RefillChart.Notice
  package let at: Instant

  package init(id: MessageID, refill: RefillID, notice: RefillChart.Notice, at: Instant) {
    self.id = id
    self.refill = refill
    self.notice = notice
    self.at = at
  }
}
