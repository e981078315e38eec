/// What was pruned, or would be.
package struct PruningReport: Hashable, Sendable {
  /// Refills that went, with all that hung on them.
  package var refills = 0
  /// Rows of the journal that went.
  package var rows: Int64 = 0
  /// Records of reads that went; a trial counts none.
  package var reads: Int64 = 0
  /// The last row up to which the journal is pruned, now or earlier; 0: it begins with its first row.
  package var through: Int64 = 0
  /// What it stopped at.
  package var hold = PruningHold.end
}
