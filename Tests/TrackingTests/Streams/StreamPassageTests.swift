import Refills
import SeededRandom
import Statecharts
import Store
import StoreTesting
import Testing
import Tracking

@Suite("What went in came out")
struct StreamPassageTests {
  /// A queue out of a sentence: what is parked, and taken from there in order.
  private struct World {
    var dice: SplitMix64
    let rows: [StreamRow]
    var saved: Int64 = 0
    var parked: [StreamRow] = []
    var out: [StreamRow] = []
    var reached: [RefillID: Int64] = [:]
    var count = 0
    var now = StoreSample.start
    /// Rows that are in the journal already.
    var written: Int64 = 100
    var isNews = false

    mutating func reach(_ row: StreamRow) {
      count += 1
      let before = rows.last { $0.refill == row.refill && $0.sequence < row.sequence }
      if let before { #expect(reached[row.refill] ?? 0 >= before.sequence, "\(row.id) came too early") }
      reached[row.refill] = max(reached[row.refill] ?? 0, row.sequence)
    }

    mutating func end() -> StreamEnding? {
      guard !out.isEmpty else { return nil }
      let row = out.remove(at: Int(dice.next() % UInt64(out.count)))
      switch dice.next() % 8 {
      case 0: return StreamEnding(row.sequence, .failed("500", after: nil))
      case 1:
        reach(row)
        return StreamEnding(row.sequence, .failed("it was taken, and the answer lost", after: 1_000))
      case 2: return StreamEnding(row.sequence, .busy(milliseconds: 1_500, "429"))
      default:
        reach(row)
        return StreamEnding(row.sequence, .taken)
      }
    }

    /// Now and then the journal grows; whoever sleeps hears of it, and of nothing else.
    mutating func grow() {
      guard written < 300, dice.next() % 3 == 0 else { return }
      written += 1
      isNews = true
    }

    mutating func takeParked() {
      guard !parked.isEmpty else { return }
      reach(parked.removeFirst())
    }
  }

  @Test(
    "Whatever fails, and however often it dies, each refill's events arrive in order and none is lost",
    arguments: 1...40)
  func passage(seed: UInt64) throws {
    let rows = try (1...300).map { try StreamSample.row($0, of: Int($0 * 7 % 23)) }
    var world = World(dice: SplitMix64(seed: seed), rows: rows)
    var (loop, input) = (StreamLoop(places: 3, randomness: SplitMix64(seed: seed)), StreamLoop.Input.woke)
    var turns = 0
    while world.saved < 300 || !world.parked.isEmpty {
      turns += 1
      guard turns < 200_000 else { throw SampleError.impossible }
      if world.dice.next() % 500 == 0 {
        // A crash: all that is not saved is forgotten.
        (loop, input) = (StreamLoop(places: 3, randomness: SplitMix64(seed: seed)), .woke)
        world.out = []
      }
      if world.dice.next() % 20 == 0 { world.takeParked() }
      world.grow()
      let actions = loop.next(input, at: world.now)
      #expect(Set(world.out.map(\.refill)).count == world.out.count, "two rows of one refill are out")
      for action in actions { input = perform(action, &world) ?? input }
    }
    #expect(world.reached.count == 23)
    #expect(rows.allSatisfy { (world.reached[$0.refill] ?? 0) >= $0.sequence })
  }

  private func perform(_ action: StreamLoop.Action, _ world: inout World) -> StreamLoop.Input? {
    switch action {
    case .begin:
      return .began(cursor: world.saved, waiting: Set(world.parked.map(\.refill)), isComplete: true)
    case .read(let sequence, let limit):
      let page = world.rows.filter { $0.sequence > sequence && $0.sequence <= world.written }.prefix(
        min(limit, 40))
      return .read(
        StreamPage(rows: Array(page), end: page.last?.sequence ?? sequence, isLast: page.count < 40))
    case .check(let refill):
      return .checked(waiting: Set(world.parked.filter { $0.refill == refill }.map(\.sequence)))
    case .deliver(let rows):
      world.out += rows
      return nil
    case .park(let rows):
      world.parked += rows
      return .parked
    case .save(let cursor):
      #expect(cursor >= world.saved)
      world.saved = cursor
      return .saved
    case .sleep(let until):
      if let ending = world.end() { return .ended([ending]) }
      defer { world.isNews = false }
      if world.isNews { return .woke }
      if let until { world.now = max(world.now, until) }
      return .ended([])
    case .end: return .woke
    }
  }
}
