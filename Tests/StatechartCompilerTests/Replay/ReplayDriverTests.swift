import Foundation
import StatechartCompiler
import Statecharts
import Testing

@Suite("Replay")
struct ReplayDriverTests {
  @Test("A send arrives when it is due, not a millisecond sooner, and after what was due before it")
  func dueTimes() throws {
    let chart = try Lowered.chart(
      """
      <state id="a">
        <onentry><send event="late" delay="10ms"/><send event="soon" delay="5ms"/><send event="also" delay="5ms"/></onentry>
        <transition event="soon"><log expr="soon"/></transition>
        <transition event="also"><log expr="also"/></transition>
        <transition event="late" target="b"/>
      </state>
      <state id="b"/>
      """)
    var driver = ReplayDriver(chart: chart)
    driver.wait(.milliseconds(9))
    #expect(driver.trace == ["+a", "log:soon", "log:also"] && driver.now == Instant(milliseconds: 9))
    driver.wait(.milliseconds(1))
    #expect(driver.atomicStateIDs == ["b"])
  }

  @Test(
    "What was cancelled does not arrive; what was sent again under the same id does, and others are left alone"
  )
  func cancel() throws {
    let chart = try Lowered.chart(
      """
      <state id="a">
        <onentry><send event="bell" id="x" delay="10ms"/><send event="other" id="y" delay="10ms"/></onentry>
        <transition event="stop"><cancel sendid="x"/></transition>
        <transition event="again"><send event="bell" id="x" delay="10ms"/></transition>
        <transition event="bell"><log expr="bell"/></transition>
        <transition event="other"><log expr="other"/></transition>
      </state>
      """)
    var driver = ReplayDriver(chart: chart)
    driver.send("stop")
    driver.wait(.milliseconds(100))
    #expect(driver.trace == ["+a", "log:other"])
    driver.send("again")
    driver.wait(.milliseconds(100))
    #expect(driver.trace.last == "log:bell")
  }

  @Test("A script says where the chart stood instead of where it should")
  func difference() throws {
    let json = """
      {"initialConfiguration": ["a"], "events": [
        {"event": {"name": "go"}, "nextConfiguration": ["b"]},
        {"after": 5, "event": {"name": "go"}, "nextConfiguration": ["c", "b"]}]}
      """
    let script = try JSONDecoder().decode(ReplayScript.self, from: Data(json.utf8))
    let chart = try Lowered.chart("<state id='a'><transition event='go' target='b'/></state><state id='b'/>")
    let result = ReplayDriver.run(script, on: chart)
    #expect(result == .differs(step: 2, expected: ["b", "c"], got: ["b"]))
    #expect(result.description == #"step 2: expected ["b", "c"] got ["b"]"#)
    let elsewhere = ReplayScript(initialConfiguration: ["b"], events: [])
    #expect(ReplayDriver.run(elsewhere, on: chart) == .differs(step: 0, expected: ["b"], got: ["a"]))
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(
        ReplayScript.self, from: Data(json.replacing("5", with: "-5").utf8))
    }
  }

  @Test("A chart that sends to itself without end, or turns in circles, ends the replay")
  func endless() throws {
    let sending = try Lowered.chart(
      """
      <state id="a"><onentry><send event="e"/></onentry><transition event="e" target="a"/></state>
      """)
    let script = ReplayScript(initialConfiguration: ["a"], events: [])
    #expect(ReplayDriver.run(script, on: sending) == .endless(step: 0))
    let turning = try Lowered.chart("<state id='a'><transition cond='true' target='a'/></state>")
    #expect(ReplayDriver.run(script, on: turning) == .endless(step: 0))
  }
}
