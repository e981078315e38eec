import StatechartCompiler
import Testing

@Suite("Time in traces")
struct TraceTimeTests {
  /// Each unit, the shortest and the longest length, and thirty days, which do not fit into 32 bits of
  /// milliseconds.
  static let lengths: [(length: String, milliseconds: Int64, text: String)] = [
    ("1ms", 1, "1ms"), ("1500ms", 1500, "1s 500ms"), ("90s", 90_000, "1m 30s"), ("45m", 2_700_000, "45m"),
    ("36h", 129_600_000, "1d 12h"), ("30d", 2_592_000_000, "30d"), ("3650d", 315_360_000_000, "3650d"),
  ]

  @Test("A delayed send arrives when it is due, and not a millisecond before", arguments: lengths)
  func send(length: String, milliseconds: Int64, text: String) throws {
    let content = """
      <state id="a"><onentry><send event="bell" delay="\(length)"/></onentry><transition event="bell" target="b"/></state>
      <state id="b"/>
      """
    try expect(content, heading: "send bell", milliseconds, text)
  }

  @Test("A clock goes off when it is due, and not a millisecond before", arguments: lengths)
  func clock(length: String, milliseconds: Int64, text: String) throws {
    try expect(Self.clocked("after=\"\(length)\""), heading: "clock due", milliseconds, text)
  }

  @Test("A named duration is as long as it is said to be, to the millisecond", arguments: lengths)
  func named(length: String, milliseconds: Int64, text: String) throws {
    try expect(
      Self.clocked("after=\"review\""), heading: "clock due", milliseconds, text,
      words: ["--duration", "review=\(length)"])
  }

  private static func clocked(_ rule: String) -> String {
    """
    <rx:event name="go" actor="staff"/>
    <state id="a" rx:stage="s" rx:acts="staff" rx:answer="a">
      <rx:clock name="due" event="clock.due" \(rule)/><transition event="clock.due go" target="b"/></state>
    <state id="b" rx:stage="s" rx:acts="staff" rx:answer="a" rx:closed="true"/>
    """
  }

  private func expect(
    _ content: String, heading: String, _ milliseconds: Int64, _ text: String, words: [String] = []
  ) throws {
    let chart = Traced.chart(content)
    if milliseconds > 1 {
      let early = try Traced.trace(chart, words + ["--advance", "\(milliseconds - 1)ms"]).text
      #expect(
        early.contains("pending: \(heading) at \(text)\n") && early.contains("nothing becomes due until"))
      #expect(!early.contains("active: b"))
      let inTwo = try Traced.trace(chart, words + ["--advance", "\(milliseconds - 1)ms", "--advance", "1ms"])
        .text
      #expect(inTwo.contains("\n\(heading) at \(text)\n") && inTwo.contains("active: b"))
    }
    let due = try Traced.trace(chart, words + ["--advance", "\(milliseconds)ms"]).text
    #expect(due.contains("\n\(heading) at \(text)\n") && due.contains("active: b"))
  }

  @Test("What is due at one moment arrives in the order in which it was set going, sends and clocks alike")
  func order() throws {
    let text = try Traced.text(
      """
      <rx:event name="go" actor="staff"/>
      <state id="p" rx:stage="s">
        <rx:clock name="outer" event="clock.outer" after="2h"/>
        <transition event="clock.outer"/><transition event="clock.inner"/><transition event="late"/>
        <transition event="early"/><transition event="go" target="z"/>
        <onentry><send event="first" id="one" delay="1h"/><send event="early" id="two" delay="120m"/></onentry>
        <onexit><cancel sendid="one"/><cancel sendid="two"/><cancel sendid="three"/></onexit>
        <state id="a" rx:acts="staff" rx:answer="a">
          <onentry><send event="late" id="three" delay="7200s"/></onentry>
          <rx:clock name="inner" event="clock.inner" after="7200000ms"/>
          <transition event="first" target="a"/>
        </state>
      </state>
      <state id="z" rx:stage="s" rx:acts="staff" rx:answer="a" rx:closed="true"/>
      """, "--advance", "2h", "--advance", "1h")
    let headings = text.split(separator: "\n").filter { !$0.hasPrefix(" ") }
    #expect(
      headings == [
        "at 0", "advance 2h", "send first at 1h", "send early at 2h", "clock outer at 2h", "send late at 2h",
        "advance 1h", "send late at 3h", "clock inner at 3h",
      ], "\(text)")
  }

  @Test("A clock whose length only the clinic knows waits, and the trace says so once")
  func waiting() throws {
    let words = ["--event", "staff.hold", "--event", "staff.resume", "--advance", "3650d"]
    let text = try Traced.trace(SampleChart.bytes, words).text
    #expect(
      text.count(of: "starts packingDue: packing, business-hours, from packingSince, pauses; waits") == 2)
    #expect(
      text.count(
        of:
          "note: the length of packing is the clinic's: its clocks wait; give it with --duration packing=48h")
        == 1)
    #expect(
      text.hasSuffix("nothing becomes due until 3650d\n  active: packing, onTime\n  pending: nothing\n"))
  }

  @Test("A clock that ends at a moment of the record waits for its event")
  func moment() throws {
    let text = try Traced.text(
      Self.clocked("after=\"0ms\" from=\"promisedAt\""), "--advance", "1d", "--event", "clock.due")
    #expect(text.contains("starts due: 0, elapsed, from promisedAt; waits"), "\(text)")
    #expect(text.contains("note: a clock of no length waits for a moment of the record"), "\(text)")
    #expect(
      text.hasSuffix("took a → b on clock.due\n  entered b\n  active: b\n  pending: nothing\n"), "\(text)")
  }

  @Test(
    "A literal longer than ten years is refused with its place and what to write",
    arguments: [
      ("<send event='nudge' delay='48h' id='nudge'/>".replacing("'", with: "\""), "delay"),
      ("after=\"30d\"", "length"),
    ])
  func tooLong(place: String, what: String) throws {
    for length in ["3651d", "87601h", "315360000001ms", "9223372036854775807ms"] {
      let longer = place.replacing("48h", with: length).replacing("30d", with: length)
      let bytes = SampleChart.replacing(place, with: longer)
      let problems = #expect(throws: ChartProblems.self) { try checkChart(bytes, file: "a.scxml") }
      let line = SampleChart.text.line(of: place)
      #expect(problems?.problems.map(\.position.line) == [line], "\(problems?.description ?? "")")
      #expect(problems?.description.contains("'\(length)' is no \(what); write") == true)
      #expect(problems?.description.contains("at most 3650d (ten years)") == true)
    }
    let longest = place.replacing("48h", with: "3650d").replacing("30d", with: "3650d")
    #expect(throws: Never.self) {
      try checkChart(SampleChart.replacing(place, with: longest), file: "a.scxml")
    }
  }
}

extension String {
  /// How often `part` stands in it.
  fileprivate func count(of part: String) -> Int { ranges(of: part).count }

  /// The line in which `part` begins, from 1.
  fileprivate func line(of part: String) -> Int {
    guard let range = firstRange(of: part) else { return 0 }
    return self[..<range.lowerBound].count { $0 == "\n" } + 1
  }
}
