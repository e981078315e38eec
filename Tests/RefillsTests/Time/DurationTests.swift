import Refills
import Statecharts
import Testing

@Suite("Lengths of time")
struct DurationTests {
  @Test(
    "A length is a whole number and a unit",
    arguments: [
      ("2d", Span.days(2)), ("4h", .hours(4)), ("15m", .minutes(15)), ("10s", .seconds(10)),
      ("250ms", .milliseconds(250)), ("1ms", .milliseconds(1)), ("3650d", .days(3650)),
    ])
  func taken(text: String, length: Span) throws {
    #expect(try Span(configured: text) == length)
  }

  @Test(
    "Anything else is refused with what to write instead",
    arguments: [
      "", "d", "2", "2 d", "-2d", "+2d", "2D", "2w", "2.5h", "0ms", "3651d", "9223372036854775807d", "²d",
      "2dd",
      "99999999999999999999s",
    ])
  func refused(text: String) {
    let error = #expect(throws: TimeError.self) { try Span(configured: text) }
    #expect(error?.code == .badDuration)
  }

  @Test("A clinic's own length replaces the standard one and no other")
  func overrides() {
    let durations = Durations(overriding: [.review: .days(3)])
    #expect(durations[.review] == .days(3))
    for name in DurationName.allCases where name != .review {
      #expect(durations[name] == Durations.standard[name])
    }
    #expect(Durations(overriding: [.review: .days(2)]) == .standard)
  }
}
