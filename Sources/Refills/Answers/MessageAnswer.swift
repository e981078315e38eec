/// How to reach a person.
package struct MessageAnswer: Hashable, Sendable {
  package let phone: String
  /// The brand's own page for messages, by https; nil: it has none.
  package let link: String?
  /// Where the messages about the refill stand; nil: the answer is about no refill, or nobody has written.
  package let thread: ThreadChart.Answer?
  /// There is a refill beside which a message can be written.
  package let hasBox: Bool

  package init(phone: String, link: String?, thread: ThreadChart.Answer? = nil, hasBox: Bool = false) {
    self.phone = phone
    self.link = link
    self.thread = thread
    self.hasBox = hasBox
  }
}
