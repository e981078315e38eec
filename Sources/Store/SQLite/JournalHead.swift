/// How far the journal goes. Whoever keeps a copy elsewhere can prove later that nothing before it changed.
package struct JournalHead: Hashable, Sendable {
  /// Sequence number of the last row; 0 for an empty journal.
  package let sequence: Int64
  /// SHA-256 over the last row and, through the row before, over all.
  package let chain: [UInt8]

  /// `chain` in hexadecimal.
  package var text: String { chain.hexadecimal }

  package init(sequence: Int64, chain: [UInt8]) {
    self.sequence = sequence
    self.chain = chain
  }

  /// Before the first row.
  static let start = JournalHead(sequence: 0, chain: Array(StoredJournalRow.firstLink))
}
