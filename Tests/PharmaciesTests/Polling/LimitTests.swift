import Pharmacies
import Statecharts
import Testing
import Tracking

@Suite("Budgets and breakers")
struct LimitTests {
  static let now = Instant(milliseconds: 1_772_359_200_000)

  @Test("A minute gives no more than its budget, evenly, after a burst")
  func bucket() {
    var bucket = TokenBucket(perMinute: 60, burst: 5, at: Self.now)
    func take(_ moment: Instant) -> Bool { bucket.take(at: moment) }
    var taken = 0
    for millisecond in stride(from: Int64(0), to: 60_000, by: 10)
    where take(Self.now + .milliseconds(millisecond)) {
      taken += 1
    }
    #expect((64...65).contains(taken))
    #expect(!take(Self.now + .milliseconds(59_990)))
    #expect(bucket.nextAt(Self.now + .milliseconds(59_990)) <= Self.now + .milliseconds(61_000))
  }

  @Test("A clock that jumps gives at most one burst, and none backwards")
  func jumps() {
    var bucket = TokenBucket(perMinute: 60, burst: 3, at: Self.now)
    func take(_ moment: Instant) -> Bool { bucket.take(at: moment) }
    for _ in 0..<3 { #expect(take(Self.now)) }
    #expect(!take(Self.now - .days(1)))
    #expect(!take(Self.now - .days(1)))
    let later = Self.now + .days(3_650)
    for _ in 0..<3 { #expect(take(later)) }
    #expect(!take(later))
    #expect(bucket.nextAt(later) == later + .seconds(1))
  }

  @Test("It opens after five failures in a row, and one success in between starts over")
  func opens() {
    var breaker = Breaker()
    func admits(_ moment: Instant) -> Bool { breaker.admits(at: moment) }
    for _ in 0..<4 { breaker.failed(at: Self.now) }
    breaker.succeeded()
    for _ in 0..<4 { breaker.failed(at: Self.now) }
    #expect(admits(Self.now))
    breaker.failed(at: Self.now)
    #expect(!admits(Self.now))
    #expect(breaker.state == .open(until: Self.now + Breaker.firstPause))
  }

  @Test("After the pause one probe goes out; it closes the breaker or doubles the pause, up to five minutes")
  func probes() {
    var breaker = Breaker()
    func admits(_ moment: Instant) -> Bool { breaker.admits(at: moment) }
    for _ in 0..<5 { breaker.failed(at: Self.now) }
    var now = Self.now
    var pauses: [Int64] = []
    for _ in 0..<8 {
      guard case .open(let until) = breaker.state else { break }
      pauses.append((until - now).milliseconds / 1000)
      now = until
      #expect(admits(now))
      #expect(!admits(now), "one probe at a time")
      breaker.failed(at: now)
    }
    #expect(pauses == [10, 20, 40, 80, 160, 300, 300, 300])
    if case .open(let until) = breaker.state { #expect(admits(until)) }
    breaker.succeeded()
    #expect(breaker.state == .closed)
  }
}
