import Refills
import Statecharts
import Store
import StoreTesting
import Testing
import Tracking

@Suite("How far a consumer has got")
struct StreamLoopTests {
  private let start = StoreSample.start

  private func rows(_ count: Int) throws -> [JournalRow] {
    let id = try Case().record().id
    return (1...count).map { number in
      JournalRow(
        sequence: Int64(number),
        entry: JournalEntry(
          refill: id, version: Int64(number), at: start, kind: .screeningBegin, sender: .system, payload: [],
          chart: "", from: ["a"], to: ["b"]))
    }
  }

  private func begun(with rows: [JournalRow]) throws -> (StreamLoop, StreamLoop.Action) {
    var loop = StreamLoop()
    guard case .begin = loop.next(.woke, at: start),
      case .read(after: 0, _) = loop.next(.began(cursor: 0, waiting: [], isComplete: true), at: start)
    else { throw SampleError.impossible }
    let action = loop.next(.read(rows), at: start)
    return (loop, action)
  }

  @Test("The cursor is saved after a hundred events, and a second after the last")
  func saving() throws {
    var (loop, action) = try begun(with: rows(130))
    for _ in 1...100 {
      guard case .deliver = action else { throw SampleError.impossible }
      action = loop.next(.ended(.delivered), at: start)
    }
    guard case .save(100) = action else { throw SampleError.impossible }
    action = loop.next(.saved, at: start)
    for _ in 101...130 { action = loop.next(.ended(.delivered), at: start) }
    guard case .read(after: 130, _) = action,
      case .sleep(let until) = loop.next(.read([]), at: start)
    else { throw SampleError.impossible }
    #expect(until == start + .seconds(1))
    #expect(loop.unsaved == 130)
    guard case .save(130) = loop.next(.woke, at: start + .seconds(1)) else { throw SampleError.impossible }
    _ = loop.next(.saved, at: start + .seconds(1))
    guard case .sleep(nil) = loop.next(.read([]), at: start + .seconds(1)) else {
      throw SampleError.impossible
    }
    #expect(loop.unsaved == nil)
  }

  @Test("With more parked than could be read every refill is looked up")
  func checksAll() throws {
    var loop = StreamLoop()
    _ = loop.next(.woke, at: start)
    _ = loop.next(.began(cursor: 0, waiting: [], isComplete: false), at: start)
    let row = try rows(1)[0]
    guard case .check(row.entry.refill) = loop.next(.read([row]), at: start),
      case .park(row) = loop.next(.checked(isWaiting: true), at: start)
    else { throw SampleError.impossible }
  }
}
