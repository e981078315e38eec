import SeededRandom
import Statecharts
import StoreTesting
import Testing
import Tracking

@Suite("When a failed try is made again")
struct RetryLadderTests {
  private let start = StoreSample.start
  private let ladder = RetryLadder(base: .seconds(2), cap: .seconds(60), attempts: 10)

  @Test("A step is at most base times two to the n, at most the cap, and never negative", arguments: 1...9)
  func bounds(attempt: Int) throws {
    var randomness = SplitMix64(seed: UInt64(attempt))
    let longest = min(Int64(2000) << Int64(attempt - 1), 60_000)
    var seen: Set<Int64> = []
    for _ in 0..<200 {
      let again = try #require(ladder.again(after: attempt, at: start, using: &randomness))
      let step = (again - start).milliseconds
      #expect((0...longest).contains(step))
      seen.insert(step * 4 / (longest + 1))
    }
    // Full jitter: every quarter of the step is used.
    #expect(seen == [0, 1, 2, 3])
  }

  @Test("After the last try there is none")
  func lastTry() {
    var randomness = SplitMix64(seed: 1)
    #expect(ladder.again(after: 9, at: start, using: &randomness) != nil)
    #expect(ladder.again(after: 10, at: start, using: &randomness) == nil)
  }

  @Test("What the other side asked for is never undercut, up to a day")
  func asked() throws {
    var randomness = SplitMix64(seed: 1)
    let hour = try #require(ladder.again(after: 1, asked: 3_600_000, at: start, using: &randomness))
    #expect(hour == start + .hours(1))
    let year = try #require(
      ladder.again(after: 1, asked: Span.days(365).milliseconds, at: start, using: &randomness))
    #expect(year == start + .days(1))
  }

  @Test("A great many tries do not overflow")
  func manyTries() throws {
    var randomness = SplitMix64(seed: 1)
    let patient = RetryLadder(base: .hours(1), cap: .hours(2), attempts: .max)
    let again = try #require(patient.again(after: 1_000_000, at: start, using: &randomness))
    #expect(again <= start + .hours(2))
  }
}
