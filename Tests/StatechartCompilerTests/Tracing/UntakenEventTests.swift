import StatechartCompiler
import Testing

@Suite("Events that are not taken")
struct UntakenEventTests {
  @Test(
    "An event that does nothing is ignored, refused or unhandled; the trace says which, why, and what can be taken"
  )
  func untaken() throws {
    let words = [
      "--event", "staff.approve", "--event", "patient.asks", "--event", "staff.send", "--event", "staff.hold",
      "--event",
      "staff.hold",
    ]
    let text = try Traced.trace(SampleChart.bytes, words).text
    #expect(
      text.contains(
        """
        event staff.approve at 0
          asked isPaid: no
          refused: packing → packed needs isPaid and not isFragile
        """) == false, "what holds is not named: \(text)")
    #expect(
      text.contains(
        """
        event staff.approve at 0
          asked isPaid: no
          refused: packing → packed needs isPaid
          refused: packing → packed needs isPaid
          can be taken here: staff.hold, clock.packingDue
          active: packing, onTime
        """), "\(text)")
    #expect(
      text.contains(
        """
        event patient.asks at 0
          refused: onTime → tooLate needs in late
          can be taken here: staff.hold, clock.packingDue
        """), "\(text)")
    #expect(
      text.contains(
        """
        event staff.send at 0
          unhandled: no active state has a transition for staff.send
          can be taken here: staff.hold, clock.packingDue
        """), "\(text)")
    #expect(
      text.contains(
        """
        event staff.hold at 0
          ignored: held says that staff.hold means nothing there
          can be taken here: staff.resume
        """), "\(text)")
  }

  @Test("A guard that is answered otherwise by now can move a chart on an event that itself does nothing")
  func byItself() throws {
    let text = try Traced.trace(
      Traced.chart(
        """
        <rx:event name="go" actor="staff"/><rx:event name="ask" actor="staff"/><rx:guard name="open"/>
        <state id="a" rx:stage="s" rx:acts="staff" rx:answer="a"><transition cond="open" target="b"/></state>
        <state id="b" rx:stage="s" rx:acts="staff" rx:answer="a">
          <transition event="go ask" target="c"/></state>
        <state id="c" rx:stage="s" rx:acts="staff" rx:answer="a" rx:closed="true"/>
        """), ["--event", "ask", "--guard", "open", "--event", "ask", "--no-guard", "open", "--event", "ask"]
    ).text
    #expect(
      text.contains(
        """
          took a → b by itself if open
          entered b
          asked open: yes
          not taken: nothing here took ask; what moved did so by itself, as guards say otherwise by now
          can be taken here: go, ask
          active: b
        """), "\(text)")
    #expect(text.hasSuffix("  active: c\n  pending: nothing\n"), "\(text)")
  }

  @Test("A clock's event can be taken only where the clock runs")
  func clocks() throws {
    let text = try Traced.trace(Traced.refill(), ["--event", "pharmacy.ready"]).text
    let list = try #require(text.split(separator: "can be taken here: ").last)
    #expect(list.contains("clock.screeningDue") && !list.contains("clock.leadDue"), "\(list)")
  }
}
