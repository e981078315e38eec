import Refills
import Statecharts

/// Refills as the last commits left them, their records as bytes: who decides finds there what was written last, and
/// looks on the disk only for what is not there. The disk is the truth: everything here was committed, and whoever
/// writes a refill's row in another way than a decision makes it be forgotten here, in the same turn of the writer.
struct LiveRefills {
  struct Entry {
    fileprivate let row: Int64
    fileprivate let line: RefillLine
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

  /// - Parameter packed: the refill's record.
  mutating func keep(_ row: KnownRefills.Known, packed: [UInt8]) {
    let refill = row.refill
    let size = packed.count + Self.overhead
    if bytes + size > Self.mostBytes {
      entries.removeAll()
      bytes = 0
    }
    bytes += size
    // The bytes as they were written have room for more behind them; a copy has none.
    let entry = Entry(
      row: row.row, line: row.line, configuration: refill.configuration, regions: refill.regions,
      version: refill.version, changedAt: refill.changedAt,
      record: unsafe packed.withUnsafeBufferPointer { unsafe Array($0) })
    if let gone = entries.updateValue(entry, forKey: refill.id) { bytes -= Self.size(of: gone) }
  }

  mutating func forget(_ id: RefillID) {
    if let gone = entries.removeValue(forKey: id) { bytes -= Self.size(of: gone) }
  }

  private static func size(of entry: Entry) -> Int { entry.record.count + overhead }
}

extension LiveRefills.Entry {
  /// Nil for bytes that are no record; then the disk is asked.
  var known: KnownRefills.Known? {
    do throws(PackingError) {
      let refill = Refill(
        record: try RefillRecord(packed: record), configuration: configuration, regions: regions,
        version: version, changedAt: changedAt)
      return KnownRefills.Known(row: row, refill: refill, line: line)
    } catch {
      return nil
    }
  }
}
