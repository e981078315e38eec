/// What was found in a database that was looked through from one end to the other.
package struct CopyReport: Hashable, Sendable {
  /// Refills, live and closed.
  package let refills: Int
  /// Visits, charges and threads.
  package let matters: Int
  /// Rows of the journal, and the hash over all of them.
  package let head: JournalHead
  package let replay: ReplayReport
  /// When rows were pruned, and up to which, oldest first; none: the journal begins with its first row.
  package let starts: [JournalStart]

  /// The pruning that took the row away; nil: it is there, or was kept.
  package func pruning(of sequence: Int64) -> JournalStart? {
    guard let last = starts.last, sequence < last.head.sequence else { return nil }
    return starts.first { sequence <= $0.head.sequence }
  }
}
