import Refills

/// What one transaction needs of rows that lie in no memory of refills: where those that were just read are, and what was
/// written, until it is committed.
struct KnownRows {
  /// Rows that are remembered: more than a batch reads. What only reads forgets them when there are more.
  private static let most = 1_024

  private var read: [RefillID: RefillRow] = [:]
  private var written: [RefillID: LiveRefills.Entry] = [:]

  subscript(id: RefillID) -> RefillRow? { written[id]?.row ?? read[id] }

  mutating func keep(_ row: RefillRow, of id: RefillID) {
    if read.count >= Self.most { read.removeAll() }
    read[id] = row
  }

  mutating func keep(_ entry: LiveRefills.Entry, of id: RefillID) { written[id] = entry }

  /// Something else of its row was written.
  mutating func forget(_ id: RefillID) {
    read[id] = nil
    written[id] = nil
  }

  mutating func forgetAll() {
    read.removeAll()
    written.removeAll()
  }

  /// They are committed.
  func settle(into live: inout LiveRefills) {
    for (id, entry) in written { live.keep(entry, of: id) }
  }
}
