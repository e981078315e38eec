import Refills

/// Rows of refills that were read to be written over in the next transaction, which need not be looked up again then.
struct KnownRefills {
  /// A refill's row as it is.
  struct Known {
    let row: Int64
    let refill: Refill
    let line: RefillLine
  }

  /// Rows that are remembered: more than a batch reads. What only reads forgets them when there are more.
  private static let most = 1_024

  private var known: [RefillID: Known] = [:]
  /// The records of those that were written since, as bytes.
  private var written: [RefillID: [UInt8]] = [:]

  subscript(id: RefillID) -> Known? { known[id] }

  /// - Parameter packed: its record, where the row was written and not only read.
  mutating func keep(_ row: Known, packed: [UInt8]? = nil) {
    if known.count >= Self.most { forgetAll() }
    known[row.refill.id] = row
    written[row.refill.id] = packed
  }

  /// Something else of its row was written.
  mutating func forget(_ id: RefillID) {
    known[id] = nil
    written[id] = nil
  }

  mutating func forgetAll() {
    known.removeAll()
    written.removeAll()
  }

  /// They are committed.
  func settle(into live: inout LiveRefills) {
    for (id, packed) in written {
      if let row = known[id] { live.keep(row, packed: packed) }
    }
  }
}
