import Statecharts

/// What one input does: the refill after it, and what must be written with it in the same transaction.
package struct Decision: Hashable, Sendable {
  package let refill: Refill
  /// The refill that it was decided on; nil: nobody says.
  package let before: Refill?
  package let entry: JournalEntry
  /// Clocks whose row changes: a due time, or nil where none runs.
  package let timers: [TimerChange]
  /// What leaves the house once this is durable.
  package let dispatches: [Dispatch]

  package init(
    refill: Refill, before: Refill? = nil, entry: JournalEntry, timers: [TimerChange], dispatches: [Dispatch]
  ) {
    self.refill = refill
    self.before = before
    self.entry = entry
    self.timers = timers
    self.dispatches = dispatches
  }
}
