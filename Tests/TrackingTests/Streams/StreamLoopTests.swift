import Refills
import SeededRandom
import Statecharts
import Store
import StoreTesting
import Testing
import Tracking

@Suite("How far a consumer has got")
struct StreamLoopTests {
  private let start = StoreSample.start

  /// Rows of so many refills in turn.
  private func rows(_ numbers: ClosedRange<Int64>, of refills: Int = 1_000) throws -> [StreamRow] {
    try numbers.map { try StreamSample.row($0, of: Int($0) % refills) }
  }

  private func begun(_ rows: [StreamRow], places: Int = 64) throws -> (StreamLoop, [StreamLoop.Action]) {
    var loop = StreamLoop(places: places, randomness: SplitMix64(seed: 1))
    guard case .begin = loop.next(.woke, at: start).last,
      case .read(after: 0, _) = loop.next(.began(cursor: 0, waiting: [], isComplete: true), at: start).last
    else { throw SampleError.impossible }
    let page = StreamPage(rows: rows, end: rows.last?.sequence ?? 0, isLast: true)
    let actions = loop.next(.read(page), at: start)
    return (loop, actions)
  }

  private func handed(_ actions: [StreamLoop.Action]) -> [Int64] {
    actions.flatMap { action -> [Int64] in
      guard case .deliver(let rows) = action else { return [] }
      return rows.map(\.sequence)
    }
  }

  private func ended(_ sequences: some Sequence<Int64>, _ result: StreamResult) -> StreamLoop.Input {
    .ended(sequences.map { StreamEnding($0, result) })
  }

  @Test("The cursor is saved after so many events, and a second after the last")
  func saving() throws {
    var (loop, actions) = try begun(rows(1...300))
    #expect(handed(actions) == Array(1...256))
    actions = loop.next(ended(1...256, .taken), at: start)
    #expect(handed(actions) == Array(257...300))
    guard case .save(256) = actions.last, case .sleep(nil) = loop.next(.saved, at: start).last,
      case .sleep(let until) = loop.next(ended(257...300, .taken), at: start).last
    else { throw SampleError.impossible }
    #expect(until == start + .seconds(1))
    #expect(loop.unsaved == 300)
    guard case .save(300) = loop.next(.ended([]), at: start + .seconds(1)).last else {
      throw SampleError.impossible
    }
    guard case .sleep(nil) = loop.next(.saved, at: start + .seconds(1)).last,
      case .read(after: 300, _) = loop.next(.woke, at: start + .seconds(1)).last,
      case .sleep(nil) = loop.next(
        .read(StreamPage(rows: [], end: 300, isLast: true)), at: start + .seconds(1)
      ).last
    else { throw SampleError.impossible }
    #expect(loop.unsaved == nil)
  }

  @Test("A full window is read on into once there is room, without news")
  func fullWindow() throws {
    var loop = StreamLoop(places: 256, randomness: SplitMix64(seed: 1))
    _ = loop.next(.woke, at: start)
    var actions = loop.next(.began(cursor: 0, waiting: [], isComplete: true), at: start)
    for first in stride(from: 1, through: 769, by: 256) as StrideThrough<Int64> {
      guard case .read(after: first - 1, 256) = actions.last else { throw SampleError.impossible }
      let page = try rows(first...first + 255, of: 2_000)
      actions = loop.next(.read(StreamPage(rows: page, end: first + 255, isLast: false)), at: start)
    }
    guard case .sleep = actions.last, case .save(256) = loop.next(ended(1...256, .taken), at: start).last,
      case .read(after: 1_024, 256) = loop.next(.saved, at: start).last
    else { throw SampleError.impossible }
  }

  @Test("The cursor does not pass a row that is not taken yet")
  func hole() throws {
    var (loop, _) = try begun(rows(1...10))
    _ = loop.next(ended([1, 2, 4, 5, 6], .taken), at: start)
    #expect(loop.status.cursor == 2)
    _ = loop.next(ended([3], .taken), at: start)
    #expect(loop.status.cursor == 6)
  }

  @Test("Of one refill only the oldest row is out")
  func order() throws {
    var (loop, actions) = try begun(rows(1...6, of: 2))
    #expect(handed(actions) == [1, 2])
    actions = loop.next(ended([2], .taken), at: start)
    #expect(handed(actions) == [4])
    actions = loop.next(ended([1, 4], .taken), at: start)
    #expect(handed(actions) == [3, 6])
  }

  @Test(
    "While nothing is taken one row is tried at a time, ever more rarely, until it is disabled; nothing is lost"
  )
  func dead() throws {
    var (loop, actions) = try begun(rows(1...40), places: 4)
    #expect(handed(actions) == Array(1...16))
    var now = start
    actions = loop.next(ended(1...16, .failed("down", after: nil)), at: now)
    var tries = 1
    while case .failing(let since, let next, "down") = loop.status.state {
      #expect(since == start)
      #expect(handed(actions).isEmpty)
      now = max(now, next)
      actions = loop.next(.ended([]), at: now)
      let out = handed(actions)
      #expect(out.count == 1)
      actions = loop.next(ended(out, .failed("down", after: nil)), at: now)
      tries += 1
    }
    #expect(tries == RetryLadder.streams.attempts)
    #expect(now - start > .days(2) && now - start < .days(4))
    guard case .disabled = loop.status.state, case .sleep(nil) = actions.last else {
      throw SampleError.impossible
    }
    #expect(loop.status.cursor == 0)
    #expect(handed(loop.next(.ended([]), at: now + .days(7))).isEmpty)

    actions = loop.next(.enabled, at: now + .days(7))
    #expect(loop.status.state == .running)
    var taken: Set<Int64> = []
    while case let out = handed(actions), !out.isEmpty {
      taken.formUnion(out)
      actions = loop.next(ended(out, .taken), at: now + .days(7))
    }
    #expect(taken == Set(1...40))
    #expect(loop.status.cursor == 40)
  }

  @Test("A consumer that is back gets all that had failed")
  func back() throws {
    var (loop, _) = try begun(rows(1...3))
    _ = loop.next(ended(1...3, .failed("down", after: 7_000)), at: start)
    let early = handed(loop.next(.ended([]), at: start + .milliseconds(6_999)))
    #expect(early.isEmpty)
    let probe = handed(loop.next(.ended([]), at: start + .seconds(7)))
    #expect(probe == [1])
    let rest = handed(loop.next(ended(probe, .taken), at: start + .seconds(7)))
    #expect(Set(rest) == [2, 3])
    #expect(loop.status.state == .running)
  }

  @Test("A row that fails while others are taken is parked, and its refill's later rows with it")
  func minded() throws {
    var (loop, actions) = try begun(rows(1...200, of: 100), places: 16)
    var (parked, taken): (Set<Int64>, Set<Int64>) = ([], [])
    var now = start
    var out: [Int64] = []
    for _ in 0..<1_000 where loop.status.cursor < 200 {
      out += handed(actions)
      taken.formUnion(out.filter { $0 != 7 })
      switch actions.last {
      case .park(let rows):
        parked.formUnion(rows.map(\.sequence))
        actions = loop.next(.parked, at: now)
      case .check(let refill):
        #expect(refill == (try StreamSample.row(107, of: 7)).refill)
        actions = loop.next(.checked(waiting: parked), at: now)
      case .save: actions = loop.next(.saved, at: now)
      case .read: actions = loop.next(.read(StreamPage(rows: [], end: 200, isLast: true)), at: now)
      default:
        if case .sleep(let until?) = actions.last { now = max(now, until) }
        let endings = out.map { StreamEnding($0, $0 == 7 ? .failed("500", after: nil) : .taken) }
        out = []
        actions = loop.next(.ended(endings), at: now)
      }
    }
    #expect(parked == [7, 107])
    #expect(taken.count == 198)
    #expect(loop.status.cursor == 200)
  }

  @Test("What was parked before a crash is not parked again, and what is behind it is")
  func parkedBefore() throws {
    let all = try rows(1...2, of: 1)
    var loop = StreamLoop(places: 4, randomness: SplitMix64(seed: 1))
    _ = loop.next(.woke, at: start)
    _ = loop.next(.began(cursor: 0, waiting: [all[0].refill], isComplete: true), at: start)
    guard
      case .check(all[0].refill) = loop.next(
        .read(StreamPage(rows: all, end: 2, isLast: true)), at: start
      ).last, case .check = loop.next(.checked(waiting: [1]), at: start).last,
      case .park(let rows) = loop.next(.checked(waiting: [1]), at: start).last
    else { throw SampleError.impossible }
    #expect(rows == [all[1]])
  }

  @Test("With more parked than could be read every refill is looked up")
  func checksAll() throws {
    var loop = StreamLoop(randomness: SplitMix64(seed: 1))
    _ = loop.next(.woke, at: start)
    _ = loop.next(.began(cursor: 0, waiting: [], isComplete: false), at: start)
    let row = try rows(1...1)[0]
    let page = StreamPage(rows: [row], end: 1, isLast: true)
    guard case .check(row.refill) = loop.next(.read(page), at: start).last else {
      throw SampleError.impossible
    }
    #expect(handed(loop.next(.checked(waiting: []), at: start)) == [1])
  }

  @Test("A consumer that asks to wait is left alone so long, and the row has no strike")
  func busy() throws {
    var (loop, _) = try begun(rows(1...1))
    guard case .sleep(let until) = loop.next(ended([1], .busy(milliseconds: 20_000, "429")), at: start).last
    else { throw SampleError.impossible }
    #expect(until == start + .seconds(20))
    #expect(loop.status.state == .running)
    #expect(handed(loop.next(.ended([]), at: start + .seconds(20))) == [1])
  }

  @Test("A consumer that is gone is asked no more, and the cursor stays")
  func gone() throws {
    var (loop, _) = try begun(rows(1...3))
    let actions = loop.next(ended([2], .gone("410")), at: start)
    #expect(loop.status == StreamStatus(.disabled(since: start, "410"), cursor: 0))
    guard case .sleep(nil) = actions.last else { throw SampleError.impossible }
    #expect(handed(loop.next(.enabled, at: start)) == [2])
  }

  @Test("An end waits for what is out, but not for ever")
  func closing() throws {
    var (loop, _) = try begun(rows(1...2))
    loop.isClosing = true
    guard case .sleep(let until?) = loop.next(ended([1], .taken), at: start).last else {
      throw SampleError.impossible
    }
    #expect(until == start + .seconds(5))
    guard case .save(1) = loop.next(.ended([]), at: until).last, case .end = loop.next(.saved, at: until).last
    else {
      throw SampleError.impossible
    }
  }
}
