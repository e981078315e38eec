/// What stands beside a refill, or beside all of a patient's.
package struct Beside: Hashable, Sendable {
  package static let none = Beside()

  package let visits: [Visit]
  package let charges: [Charge]
  /// What is written to each other about it; nil: nothing yet.
  package let thread: Conversation?

  package init(visits: [Visit] = [], charges: [Charge] = [], thread: Conversation? = nil) {
    self.visits = visits
    self.charges = charges
    self.thread = thread
  }

  package var isEmpty: Bool { visits.isEmpty && charges.isEmpty && thread == nil }
}
