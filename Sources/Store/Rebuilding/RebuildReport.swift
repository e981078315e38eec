/// What was made anew from the journal.
package struct RebuildReport: Hashable, Sendable {
  /// Refills whose row was made from their record in the journal.
  package var refills = 0
  /// Refills that were left as they are: erased, or last written before the journal held records.
  package var kept = 0
  package var timers = 0
  /// Rows of the queue out that were missing. They wait for a person, since nobody knows whether they were sent.
  package var added = 0
  /// Rows of the queue out that the journal does not know.
  package var removed = 0

  package init() {}
}
