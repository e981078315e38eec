import Refills
import Statecharts

/// Refills as the last commits left them, their records as bytes: who decides finds there what was written last, and
/// looks on the disk only for what is not there, so that it need not wait for a commit that is under way. The disk is
/// the truth: everything here was committed, and whoever writes a refill's row in another way than a decision makes it
/// be forgotten here, in the same turn of the writer.
struct LiveRefills {
  struct Entry {
    let row: RefillRow
    fileprivate let configuration: Statecharts.Configuration
    fileprivate let regions: RefillChart.Regions
    fileprivate let version: Int64
    fileprivate let changedAt: Instant
    fileprivate let record: [UInt8]
  }

  /// Bytes of memory that this may take: some 130,000 refills. When it is full it is emptied.
  private static let mostBytes = 128 << 20
  /// Bytes that an entry takes beside its record: itself, its key, its places in the table.
  private static let overhead = 400

  private var entries: [RefillID: Entry] = [:]
  private var bytes = 0

  subscript(id: RefillID) -> Entry? { entries[id] }

  mutating func keep(_ entry: Entry, of id: RefillID) {
    let size = Self.size(of: entry)
    if bytes + size > Self.mostBytes {
      entries.removeAll()
      bytes = 0
    }
    bytes += size
    if let gone = entries.updateValue(entry, forKey: id) { bytes -= Self.size(of: gone) }
  }

  mutating func forget(_ id: RefillID) {
    if let gone = entries.removeValue(forKey: id) { bytes -= Self.size(of: gone) }
  }

  private static func size(of entry: Entry) -> Int { entry.record.count + overhead }
}

extension LiveRefills.Entry {
  /// - Parameter packed: the refill's record.
  init(_ refill: Refill, row: RefillRow, packed: [UInt8]) {
    self.init(
      row: row, configuration: refill.configuration, regions: refill.regions, version: refill.version,
      changedAt: refill.changedAt,
      // The bytes as they were written have room for more behind them; a copy has none.
      record: unsafe packed.withUnsafeBufferPointer { unsafe Array($0) })
  }

  /// Nil for bytes that are no record; then the disk is asked.
  var refill: Refill? {
    do throws(PackingError) {
      return Refill(
        record: try RefillRecord(packed: record), configuration: configuration, regions: regions,
        version: version, changedAt: changedAt)
    } catch {
      return nil
    }
  }
}
