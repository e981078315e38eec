import StatechartCompiler
import Statecharts
import Testing

@Suite("Lowering")
struct LoweringTests {
  @Test("States stand in document order, and those without id get a name of their own")
  func order() throws {
    let chart = try Lowered.chart(
      """
      <state id="unnamed-4"><state id="a"/><history id="h"><transition target="a"/></history></state>
      <parallel><state/><state id="z"/></parallel>
      <final id="end"/>
      """)
    #expect(
      chart.states.map(\.id) == ["", "unnamed-4", "a", "h", "unnamed-4-", "unnamed-5", "z", "end"])
    #expect(chart.states.map(\.last) == [7, 3, 2, 3, 6, 5, 6, 7])
    #expect(chart.states.map(\.parent) == [-1, 0, 1, 1, 0, 4, 4, 0])
    #expect(
      chart.states.map(\.kind) == [
        .compound, .compound, .atomic, .shallowHistory, .parallel, .atomic, .atomic, .final,
      ])
    #expect(chart.name == "test" && chart.version == "1")
  }

  @Test("Without initial the first child that is a real state is entered")
  func defaultInitial() throws {
    let chart = try Lowered.chart(
      "<state id='p'><history id='h'><transition target='b'/></history><state id='a'/><state id='b'/></state>"
    )
    let initial = chart.states[1].defaultTransition
    #expect(chart.transitions[initial].targets == [3])
    #expect(chart.transitions[chart.states[2].defaultTransition].targets == [4])
  }

  @Test("Wildcards match what the chart raises, sends and declares, what gets done, and what a script sends")
  func events() throws {
    let chart = try Lowered.chart(
      """
      <rx:event name="declared" actor="system"/>
      <state id="p">
        <rx:clock name="review" event="overdue" after="2d" calendar="elapsed"/>
        <onentry><raise event="raised"/><send event="sent" delay="1s"/></onentry>
        <transition event="*" target="p"/><transition event="done.state.* literal" target="p"/>
        <state id="a"/>
      </state>
      """, extraEvents: ["scripted"])
    let all = ["declared", "literal", "overdue", "raised", "sent", "done.state.p", "scripted"]
    #expect(Set(chart.events) == Set(all) && chart.events.count == all.count)
    #expect(chart.events.first == "declared" && chart.events.last == "scripted")
    let transitions = chart.transitions.filter { !$0.events.isEmpty }
    #expect(transitions[0].events == Array(all.indices))
    #expect(Set(transitions[1].events.map { chart.events[$0] }) == ["done.state.p", "literal"])
  }

  @Test("What a state ignores is tried after all its transitions")
  func ignoring() throws {
    let chart = try Lowered.chart(
      """
      <rx:guard name="open"/>
      <state id="a"><rx:ignore event="e"/><transition event="e" cond="open" target="b"/></state>
      <state id="b"/>
      """)
    let own = chart.transitions.filter { $0.source == 1 }
    #expect(own.map(\.isIgnoring) == [false, true])
    #expect(own[0].condition == [.guarded(0, isTrue: true)])
    var driver = ReplayDriver(chart: chart)
    #expect(driver.send("e") == .ignored)
    driver = ReplayDriver(chart: chart) { $0 == "open" }
    #expect(driver.send("e") == .moved && driver.atomicStateIDs == ["b"])
  }

  @Test("Constant conditions leave no term, or one that never holds")
  func constants() throws {
    let chart = try Lowered.chart(
      """
      <state id="a"><transition event="e" cond="false" target="a"/><transition event="e" cond="true" target="a"/></state>
      """)
    #expect(chart.transitions.filter { !$0.events.isEmpty }.map(\.condition) == [[.never], []])
  }

  @Test(
    "What has no tables is refused with its place and what to do",
    arguments: [
      (
        "<state id='a'>\n<transition event='e' target='gone'/></state>", LoweringError.Code.unknownState, 3,
        "gone"
      ),
      (
        "<state id='a'>\n<transition event='e' cond=\"In('gone')\" target='a'/></state>", .unknownState, 3,
        "gone"
      ),
      ("<state id='a'/>\n<state id='a'/>", .repeatedState, 3, "'a'"),
      ("<state id='p' initial='q'><state id='a'/></state><state id='q'/>", .wrongDefault, 2, "'q'"),
      (
        "<state id='p'><state id='a'/><history id='h'><transition target='i'/></history>"
          + "<history id='i'><transition target='a'/></history></state>", .wrongDefault, 2, "history"
      ),
    ])
  func refused(content: String, code: LoweringError.Code, line: Int, name: String) throws {
    let error = try #require(try Lowered.error(content))
    #expect(error.code == code && error.position.line == line && error.message.contains(name), "\(error)")
    #expect(error.description.hasPrefix("test.scxml:\(line):"))
  }

  @Test("What the reader already refuses is refused here too")
  func incomplete() throws {
    let parallel = "<parallel id='p'><state id='a'/></parallel>"
    #expect(try Lowered.error(parallel) { $0.root.children[0].children = [] }?.code == .noChildren)
    let history = "<state id='p'><state id='a'/><history id='h'><transition target='a'/></history></state>"
    #expect(
      try Lowered.error(history) { $0.root.children[0].children[1].initial = nil }?.code == .wrongDefault)
    #expect(
      try Lowered.error(history) { $0.root.children[0].children[1].initial?.targets = [] }?.code
        == .wrongDefault)
    #expect(try Lowered.error(history) { $0.root.children = [] }?.code == .noChildren)
  }

  @Test("A condition that names no declared guard is refused")
  func unknownGuard() throws {
    let error = try #require(
      try Lowered.error("<state id='a'>\n<transition event='e' cond='gone' target='a'/></state>"))
    #expect(error.code == .unknownGuard && error.position.line == 3 && error.message.contains("gone"))
  }

  @Test("128 states, 64 guards and 8 histories fit; one more of each does not")
  func limits() throws {
    func states(_ count: Int) -> String { (0..<count).map { "<state id='s\($0)'/>" }.joined() }
    func guards(_ count: Int) -> String {
      (0..<count).map { "<rx:guard name='g\($0)'/>" }.joined() + states(1)
    }
    func histories(_ count: Int) -> String {
      "<state id='p'>" + states(1)
        + (0..<count).map { "<history id='h\($0)'><transition target='s0'/></history>" }.joined() + "</state>"
    }
    #expect(try Lowered.error(states(127)) == nil)
    #expect(try Lowered.error(states(128))?.code == .tooLarge)
    #expect(try Lowered.error(guards(64)) == nil)
    #expect(try Lowered.error(guards(65))?.code == .tooLarge)
    #expect(try Lowered.error(histories(8)) == nil)
    #expect(try Lowered.error(histories(9))?.code == .tooLarge)
  }
}
