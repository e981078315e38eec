/// A stretch of the stream.
package struct StreamPage: Hashable, Sendable {
  /// Tries that were refused, news that only changed the record, and what is about an erased refill are not among them.
  package let rows: [StreamRow]
  /// The last row of the journal that was looked at: the stream goes on after it.
  package let end: Int64

  /// Nothing was behind it when it was read, as far as it can be told from one page.
  package let isLast: Bool

  package init(rows: [StreamRow], end: Int64, isLast: Bool) {
    self.rows = rows
    self.end = end
    self.isLast = isLast
  }
}
