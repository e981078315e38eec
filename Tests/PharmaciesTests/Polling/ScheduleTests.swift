import Curl
import Pharmacies
import Refills
import Statecharts
import Testing

@Suite("When to ask")
struct ScheduleTests {
  static let now = Instant(milliseconds: 1_772_359_200_000)

  private func schedule(_ rhythm: Rhythm = .standard, seed: UInt64 = 1) -> PollSchedule {
    PollSchedule(rhythm: rhythm, seed: seed)
  }

  @Test("Often after a change and near a promise, less when nothing happens, never what needs no asking")
  func rhythm() {
    let schedule = schedule()
    func interval(_ ask: AskRhythm, age: Span, promise: Span? = nil) -> Span? {
      schedule.interval(
        ask, changedAt: Self.now - age, promisedAt: promise.map { Self.now + $0 }, at: Self.now)
    }
    #expect(interval(.often, age: .minutes(5)) == .minutes(1))
    #expect(interval(.often, age: .hours(5)) == .minutes(5))
    #expect(interval(.often, age: .days(3)) == .minutes(15))
    #expect(interval(.often, age: .days(3), promise: .minutes(30)) == .minutes(1))
    #expect(interval(.often, age: .days(3), promise: .milliseconds(-1_800_000)) == .minutes(1))
    #expect(interval(.seldom, age: .zero) == .hours(6))
    #expect(interval(.never, age: .zero) == nil)
  }

  @Test("A fixed interval stays fixed")
  func fixed() {
    let schedule = schedule(.fixed(.seconds(2)))
    for age in [Span.zero, .hours(5), .days(9)] {
      #expect(
        schedule.interval(.often, changedAt: Self.now - age, promisedAt: nil, at: Self.now) == .seconds(2))
    }
  }

  @Test("The next turn lies within one interval, and is the same after a restart")
  func pinned() {
    let schedule = schedule(.fixed(.minutes(5)))
    for item in 0..<200 {
      let first = schedule.next("F-\(item)", every: .minutes(5), after: Self.now)
      #expect(first > Self.now && first <= Self.now + .minutes(5))
      // Wherever within the interval one asks, the place is the same.
      #expect(schedule.next("F-\(item)", every: .minutes(5), after: first - .milliseconds(1)) == first)
      #expect(schedule.next("F-\(item)", every: .minutes(5), after: first) == first + .minutes(5))
    }
  }

  @Test("A thousand items that come due at once are spread over the interval")
  func spread() {
    let schedule = schedule()
    var tenths = [Int](repeating: 0, count: 10)
    for item in 0..<1_000 {
      let due = schedule.next("F-\(item)", every: .seconds(100), after: Self.now)
      tenths[Int((due - Self.now).milliseconds - 1) / 10_000 % 10] += 1
    }
    #expect(tenths.allSatisfy { (60...150).contains($0) }, "\(tenths)")
  }

  @Test("Moments before 1970 and a clock at either end do not break it")
  func ends() {
    let schedule = schedule()
    for moment in [Int64(-1), -1_000_000, 0, 1] {
      let due = schedule.next("x", every: .seconds(10), after: Instant(milliseconds: moment))
      #expect(due.milliseconds > moment && due.milliseconds <= moment + 11_000)
    }
  }

  @Test("Retry-After is taken in seconds and as a date, and not believed beyond a day")
  func retryAfter() {
    func seconds(_ text: String) -> Int64? {
      RetryAfter.moment(text, now: Self.now).map { ($0 - Self.now).milliseconds / 1000 }
    }
    #expect(seconds("120") == 120)
    #expect(seconds(" 0 ") == 0)
    #expect(seconds("Sun, 01 Mar 2026 10:01:00 GMT") == 60)
    #expect(seconds("Sun, 01 Mar 2026 09:00:00 GMT") == 0)
    #expect(seconds("99999999999999999999") == 86_400)
    #expect(seconds("Fri, 01 Mar 2030 10:00:00 GMT") == 86_400)
    #expect(seconds("soon") == nil)
    #expect(seconds("-5") == nil)
    #expect(seconds("") == nil)
  }
}
