import Statecharts
import Testing

@Suite("Moments and lengths of time")
struct InstantTests {
  private let last = Instant(milliseconds: .max)
  private let first = Instant(milliseconds: .min)

  @Test("A moment moves by a length of time, both ways")
  func arithmetic() {
    let moment = Instant(milliseconds: 1_000)
    #expect(moment + .seconds(2) == Instant(milliseconds: 3_000))
    #expect(moment - .seconds(2) == Instant(milliseconds: -1_000))
    #expect(moment + .milliseconds(-1_000) == Instant(milliseconds: 0))
    #expect(Instant(milliseconds: 5) - Instant(milliseconds: 8) == .milliseconds(-3))
  }

  @Test("What 64 bits cannot hold is clamped instead of wrapped")
  func clamped() {
    #expect(last + .milliseconds(1) == last)
    #expect(first + .milliseconds(-1) == first)
    #expect(first - .milliseconds(1) == first)
    #expect(last - .milliseconds(-1) == last)
    #expect(last - Span(milliseconds: .min) == last)
    #expect(Instant(milliseconds: -5) - Span(milliseconds: .min) == Instant(milliseconds: .max - 4))
    #expect(last - first == Span(milliseconds: .max))
    #expect(first - last == Span(milliseconds: .min))
    #expect(first - first == .zero)
  }

  @Test("A day is twenty-four hours of sixty minutes")
  func units() {
    #expect(Span.days(1) == .hours(24) && Span.hours(1) == .minutes(60) && Span.minutes(1) == .seconds(60))
    #expect(Span.seconds(1) == .milliseconds(1_000))
    #expect(Span.hours(23) < .days(1) && Instant(milliseconds: -1) < Instant(milliseconds: 0))
  }
}
