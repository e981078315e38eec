package import Refills

/// A notice that waits to be sent, or is being decided.
package struct PendingNotice: Hashable, Sendable {
  package let id: MessageID
  package let notice: RefillChart.Notice
  package let isCorrection: Bool

  package init(id: MessageID, notice: RefillChart.Notice, isCorrection: Bool) {
    self.id = id
    self.notice = notice
    self.isCorrection = isCorrection
  }

  /// A notice that takes back what was said is a correction, unless it is a matter of safety.
  package var noticeClass: NoticeClass {
    isCorrection && notice.noticeClass != .safety ? .correction : notice.noticeClass
  }
}
