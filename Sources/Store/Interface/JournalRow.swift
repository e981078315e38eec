package import Refills

/// A journal entry as it stands in the journal.
package struct JournalRow: Hashable, Sendable {
  /// Ascending over all refills, without meaning between them.
  package let sequence: Int64
  package let entry: JournalEntry

  package init(sequence: Int64, entry: JournalEntry) {
    self.sequence = sequence
    self.entry = entry
  }
}
