/// What was found in a database that was looked through from one end to the other.
package struct CopyReport: Hashable, Sendable {
  /// Refills, live and closed.
  package let refills: Int
  /// Rows of the journal, and the hash over all of them.
  package let head: JournalHead
  package let replay: ReplayReport
}
