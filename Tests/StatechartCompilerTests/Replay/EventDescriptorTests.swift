import StatechartCompiler
import Testing

@Suite("Event descriptors")
struct EventDescriptorTests {
  @Test(
    "Names are compared by the tokens between dots",
    arguments: [
      ("a", "a", true), ("a", "a.b", true), ("a", "ab", false), ("a", "b", false), ("a.b", "a", false),
      ("a.b", "a.b", true), ("a.b", "a.b.c", true), ("a.b", "a.bc", false), ("a.b", "x.a.b", false),
      ("a.*", "a", true), ("a.*", "a.b", true), ("a.*", "ab", false), ("a.", "a.b", true), ("a.", "a", true),
      ("*", "a", true), ("*", "done.state.a", true), ("error.*", "error.execution", true),
      ("error", "errors.my.custom", false), ("error", "errorhandler.mistake", false),
    ])
  func tokens(descriptor: String, event: String, isMatch: Bool) {
    #expect(EventDescriptor(descriptor).matches(event) == isMatch)
  }

  @Test("A wildcard names no event by itself")
  func literal() {
    #expect(EventDescriptor("a.b").literal == "a.b")
    for wildcard in ["*", "a.*", "a."] { #expect(EventDescriptor(wildcard).literal == nil) }
  }

  @Test("A chart moves by whole tokens, and comparing characters instead would be noticed")
  func inAChart() throws {
    let content = """
      <state id="a"><transition event="foo" target="b"/></state>
      <state id="b"><transition event="foo.*" target="a"/></state>
      """
    let script = ReplayScript(
      initialConfiguration: ["a"],
      events: [
        .init(event: "food", nextConfiguration: ["a"]), .init(event: "foo.bar", nextConfiguration: ["b"]),
        .init(event: "foodie.x", nextConfiguration: ["b"]), .init(event: "foo", nextConfiguration: ["a"]),
      ])
    let chart = try Lowered.chart(content, extraEvents: script.eventNames)
    #expect(ReplayDriver.run(script, on: chart) == .ok)
    let faulty = try Lowered.chart(content, extraEvents: script.eventNames) { descriptor, event in
      event.hasPrefix(descriptor.literal ?? "foo")
    }
    #expect(
      ReplayDriver.run(script, on: faulty) == .differs(step: 1, expected: ["a"], got: ["b"]))
  }
}
