import Refills
import SeededRandom
import Statecharts
import Testing

@Suite("A record as bytes")
struct PackingTests {
  @Test("Every field comes back as it was")
  func everyField() throws {
    for number in 0..<200 {
      let record = try PackedSample.record(seed: UInt64(number))
      #expect(try RefillRecord(packed: record.packed) == record)
    }
  }

  @Test("The same record gives the same bytes")
  func sameBytes() throws {
    let bytes = try PackedSample.record(seed: 7).packed
    for _ in 0..<20 {
      #expect(try PackedSample.record(seed: 7).packed == bytes)
      #expect(try RefillRecord(packed: bytes).packed == bytes)
    }
  }

  @Test("Bytes that were cut off are no record, wherever they were cut")
  func cutOff() throws {
    let bytes = try PackedSample.record(seed: 3).packed
    for count in 0..<bytes.count {
      #expect(throws: PackingError.self) { try RefillRecord(packed: Array(bytes.prefix(count))) }
    }
    #expect(throws: PackingError.self) { try RefillRecord(packed: bytes + [0]) }
  }

  @Test("Bytes of the layout before are read, without when a clock's due time was set")
  func earlierLayout() throws {
    var record = try PackedSample.earlier(seed: 3)
    let clocks = record.clocks
    record.clocks = [:]
    let whole = record.packed
    var clock = try #require(clocks.values.first)
    clock.setAt = nil
    record.clocks = [.undoOver: clock]
    var bytes = record.packed
    // Up to the clocks the two are one; then come their number, the name, and the clock, whose last byte is new.
    let pairs = zip(whole.dropFirst(), bytes.dropFirst()).enumerated()
    let start = try #require(pairs.first { $0.element.0 != $0.element.1 }).offset + 1
    let tail = whole.count - start - 1
    bytes.remove(at: bytes.count - tail - 1)
    // Nor did it have what was collected, the days' supply, where it was before, what replaces what, what was answered,
    // who looks after it, that it waits, why it was asked for, a byte each where there is none.
    bytes.removeLast(9)
    bytes[0] = 1
    #expect(try RefillRecord(packed: bytes) == record)
  }

  @Test("Bytes of the second layout are read, without what was collected and the days' supply")
  func secondLayout() throws {
    let record = try PackedSample.earlier(seed: 5)
    var bytes = record.packed
    bytes.removeLast(9)
    bytes[0] = 2
    #expect(try RefillRecord(packed: bytes) == record)
  }

  @Test("Bytes of the third layout are read, without where it was before and what replaces what")
  func thirdLayout() throws {
    var record = try PackedSample.earlier(seed: 5)
    record.daysSupply = 30
    var bytes = record.packed
    bytes.removeLast(7)
    bytes[0] = 3
    #expect(try RefillRecord(packed: bytes) == record)
  }

  @Test("Bytes of the fourth layout are read, without what was answered")
  func fourthLayout() throws {
    var record = try PackedSample.record(seed: 5, isReasoned: false)
    record.replies = []
    (record.owner, record.snooze) = (nil, nil)
    var bytes = record.packed
    bytes.removeLast(4)
    bytes[0] = 4
    #expect(try RefillRecord(packed: bytes) == record)
  }

  @Test("Bytes of the sixth layout are read, without why it was asked for")
  func sixthLayout() throws {
    let record = try PackedSample.record(seed: 5, isReasoned: false)
    var bytes = record.packed
    bytes.removeLast(1)
    bytes[0] = 6
    #expect(try RefillRecord(packed: bytes) == record)
  }

  @Test("Bytes of another layout are refused")
  func otherLayout() throws {
    var bytes = try PackedSample.record(seed: 3).packed
    bytes[0] = RefillRecord.layout + 1
    #expect(throws: PackingError.self) { try RefillRecord(packed: bytes) }
  }

  @Test("Whatever was changed in the bytes, reading them ends")
  func changedBytes() throws {
    let bytes = try PackedSample.record(seed: 5).packed
    var random = SplitMix64(seed: 1)
    for _ in 0..<5_000 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        changed[Int.random(in: 1..<changed.count, using: &random)] = UInt8.random(
          in: .min ... .max, using: &random)
      }
      // Most are none, and some are another record: that the bytes are ours is the seal's business.
      _ = try? RefillRecord(packed: changed)
    }
  }
}
