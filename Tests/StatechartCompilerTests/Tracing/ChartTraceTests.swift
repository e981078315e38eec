import StatechartCompiler
import Testing

@Suite("Traces")
struct ChartTraceTests {
  @Test("A trace says everything that happens, in its order, and where the chart stands after each step")
  func whole() throws {
    let words = [
      "--event", "staff.hold", "--event", "staff.resume", "--guard", "isPaid", "--event", "staff.approve",
      "--event",
      "staff.send", "--advance", "47h", "--event", "carrier.delivered", "--duration", "packing=4h",
    ]
    #expect(try Traced.trace(SampleChart.bytes, words).text == Self.parcel)
  }

  private static let parcel = """
    at 0
      entered life, progress, open, packing
      does printLabel
      starts packingDue: packing = 4h, business-hours, from packingSince, pauses; due at 4h
      entered pace, onTime
      note: a guard says no until --guard NAME says yes
      note: calendars, moments of the record and pausing are the daemon's: here clocks count elapsed time from
          when their state is entered
      active: packing, onTime
      pending: clock packingDue at 4h
    event staff.hold at 0
      stops packingDue that was due at 4h
      left packing, open
      took open → held on staff.hold
      entered held
      active: held, onTime
      pending: nothing
    event staff.resume at 0
      left held
      took held → wherePacked on staff.resume
      entered open, packing
      does printLabel
      starts packingDue: packing = 4h, business-hours, from packingSince, pauses; due at 4h
      active: packing, onTime
      pending: clock packingDue at 4h
    guard isPaid says yes
    event staff.approve at 0
      stops packingDue that was due at 4h
      left packing
      took packing → packed on staff.approve if isPaid and not isFragile
      entered packed
      asked isPaid: yes, isFragile: no
      active: packed, onTime
      pending: nothing
    event staff.send at 0
      left packed, open
      took packed → onTheWay on staff.send
      tells sent
      entered onTheWay
      sends nudge, due at 2d
      active: onTheWay, onTime
      pending: send nudge at 2d
    advance 1d 23h
      nothing becomes due until 1d 23h
      active: onTheWay, onTime
      pending: send nudge at 2d
    event carrier.delivered at 1d 23h
      cancels nudge: nudge that was due at 2d
      left onTheWay
      took onTheWay → delivered on carrier.delivered
      tells delivered
      entered delivered
      starts settled: 30d, elapsed; due at 31d 23h
      active: delivered, onTime
      pending: clock settled at 31d 23h

    """

  @Test("What a chart raises moves another region in the same step, and the trace says by what")
  func raised() throws {
    let words = ["--guard", "isPaid", "--event", "staff.approve", "--event", "staff.send", "--advance", "2d"]
    let text = try Traced.trace(SampleChart.bytes, words).text
    #expect(
      text.contains(
        """
        advance 2d
        send nudge at 2d
          took onTheWay on nudge
          left onTime
          took onTime → tooLate on overdue
          entered tooLate
          active: onTheWay, tooLate

        """.replacing("\n\n", with: "\n")), "\(text)")
  }

  @Test("A guard that is answered before anything happens holds at the start")
  func before() throws {
    let content = """
      <rx:event name="go" actor="staff"/><rx:guard name="open"/>
      <state id="a" rx:stage="s" rx:acts="staff" rx:answer="a"><transition cond="open" target="b"/>
        <transition event="go" target="b"/></state>
      <state id="b" rx:stage="s" rx:acts="staff" rx:answer="a" rx:closed="true"/>
      """
    #expect(try Traced.text(content, "--guard", "open").contains("  active: b\n"))
    #expect(try Traced.text(content, "--guard", "open", "--no-guard", "open").contains("  active: a\n"))
  }

  @Test("Plain SCXML is traced too, with wildcards and logs")
  func plain() throws {
    let text = try Traced.text(
      """
      <state id="a"><onexit><log label="bye" expr="x"/></onexit><transition event="*" target="b"/></state><state id="b"/>
      """, "--event", "whatever.it.is")
    #expect(
      text.hasSuffix(
        """
        event whatever.it.is at 0
          logs bye: x
          left a
          took a → b on whatever.it.is
          entered b
          active: b
          pending: nothing

        """), "\(text)")
  }

  @Test("A chart of the product with an error is refused, and not taken for plain SCXML")
  func broken() {
    #expect(throws: ChartProblems.self) {
      try Traced.text("<rx:event name='go' actor='staff'/><state id='a'/>")
    }
  }

  @Test("A chart that does not come to rest is given up, and the trace says where")
  func endless() throws {
    let ringing = try Traced.trace(
      Traced.chart(
        """
        <state id="a"><onentry><send event="e" delay="1ms"/></onentry><transition event="e" target="a"/></state>
        """), ["--advance", "3650d", "--event", "e"])
    #expect(!ringing.isComplete && ringing.text.hasSuffix("(1000 at one moment)\n"))
    #expect(ringing.text.contains("given up at 10s\n") && !ringing.text.contains("event e"))
    let turning = try Traced.trace(
      Traced.chart("<state id='a'><transition cond='true' target='a'/></state>"), [])
    #expect(!turning.isComplete && turning.text.contains("given up at 0\n"))
  }

  @Test("The refill goes from its request to the pharmacy")
  func refill() throws {
    let words = [
      "--guard", "allActionsDone", "--guard", "nothingBlocksDecision", "--guard", "nothingBlocksSending",
      "--duration",
      "undo=10s", "--duration", "review=48h", "--event", "screening.begin", "--event", "screening.passed",
      "--advance", "3d", "--event", "provider.approve", "--advance", "9999ms", "--advance", "1ms", "--event",
      "order.accepted",
    ]
    let text = try Traced.trace(Traced.refill(), words).text
    for line in [
      "clock reviewDue at 2d\n", "took withProvider → withCover on clock.reviewDue",
      "event provider.approve at 3d\n", "nothing becomes due until 3d 9s 999ms", "clock undoOver at 3d 10s\n",
      "does sendOrder", "took notStarted → notSupported on tracking.began if not pharmacyReports",
    ] {
      #expect(text.contains(line), "\(line)")
    }
    #expect(
      text.hasSuffix("  active: sent, nothingAsked, noCancel, notSupported, onTime\n  pending: nothing\n"))
  }
}
