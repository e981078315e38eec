import Notifications
import Refills
import Statecharts
import Testing

@Suite struct ToldTests {
  @Test("What a row keeps of a message is read as it was written")
  func reads() throws {
    let at = try #require(Instant(rfc3339: "2026-03-02T15:00:00.250Z"))
    let told = Told(
      [.init(.text, at: at, receipt: "undelivered"), .init(.email, at: at + .minutes(2))],
      promise: at - .hours(1), saysMore: true)
    #expect(
      told.text == "text 2026-03-02T15:00:00.250Z undelivered; email 2026-03-02T15:02:00.250Z; "
        + "promised 2026-03-02T14:00:00.250Z; says more")
    #expect(Told(told.text) == told && Told.closedChannels(of: told.ways) == [.text])
  }

  @Test(
    "A reason why nothing went out is no such text",
    arguments: PolicyReason.allCases.map(\.rawValue) + ["", "says more", "text yesterday", "fax 2026-03-02"])
  func none(text: String) {
    #expect(Told(text) == nil)
  }

  @Test("Why it goes on stands behind the ways that were gone, in any words, and is read back")
  func reasons() throws {
    let way = Told.Way(.text, at: Instant(milliseconds: 1_772_463_600_000), receipt: "unknown")
    let told = Told([way], reason: "the mail server did not take it: text 2026; says more; since then: 451")
    #expect(Told(told.text) == told && Told.closedChannels(of: told.ways) == [.text])
    #expect(told.text.hasPrefix("text 2026-03-02T15:00:00Z unknown; since then: the mail"))
  }
}
