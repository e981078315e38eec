import Statecharts
import Testing

@Suite("Steps")
struct StepTests {
  @Test("A descendant's transition wins over its ancestor's")
  func descendantFirst() {
    var walk = Walk(
      ChartBuilder.chart([
        .state("p", go: [Go("e", to: ["q"])], [.state("a", go: [Go("e", to: ["b"])]), .state("b")]),
        .state("q"),
      ]))
    walk.send("e")
    #expect(walk.leaves == ["b"])
    walk.send("e")
    #expect(walk.leaves == ["q"])
  }

  @Test("Of two regions that want to leave the parallel, the first in the document wins")
  func firstRegion() {
    var walk = Walk(
      ChartBuilder.chart([
        .parallel(
          "p",
          [
            .state("r", go: [Go("e", to: ["x"])], [.state("a")]),
            .state("s", go: [Go("e", to: ["y"])], [.state("b")]),
          ]),
        .state("x"), .state("y"),
      ]))
    walk.send("e")
    #expect(walk.leaves == ["x"])
  }

  @Test("Of two transitions that conflict, the one deeper inside the other's source wins though found later")
  func deeperSourceReplaces() {
    var walk = Walk(
      ChartBuilder.chart([
        .parallel(
          "p", go: [Go("e", to: ["x"])],
          [
            .state("r", [.state("a")]), .state("s", go: [Go("e", to: ["y"])], [.state("b")]),
          ]),
        .state("x"), .state("y"),
      ]))
    walk.send("e")
    #expect(walk.leaves == ["y"])
  }

  @Test("A transition from one region into another leaves and enters the whole parallel")
  func betweenRegions() {
    var walk = Walk(
      ChartBuilder.chart([
        .parallel(
          "p",
          [
            .state("r", [.state("a", go: [Go("e", to: ["d"])])]), .state("s", [.state("c"), .state("d")]),
          ])
      ]))
    _ = walk.takeTrace()
    walk.send("e")
    #expect(
      walk.takeTrace() == ["-c", "-s", "-a", "-r", "-p", "+p", "+r", "+a", "+s", "+d"])
  }

  @Test("Of two histories of one state that are entered at once, the last one's default acts")
  func twoHistories() {
    var walk = Walk(
      ChartBuilder.chart([
        .state("q", go: [Go("e", to: ["wide", "deep"])]),
        .state(
          "p",
          [
            .history("deep", to: "a", doing: [.log("deep")]),
            .history("wide", deep: false, to: "a", doing: [.log("wide")]), .state("a"),
          ]),
      ]))
    walk.send("e")
    #expect(walk.takeTrace() == ["+q", "-q", "+p", "log deep", "+a"])
  }

  @Test("Regions that do not meet move together in one step, left in reverse and entered in document order")
  func together() {
    var walk = Walk(
      ChartBuilder.chart([
        .parallel(
          "p",
          [
            .state("r", [.state("a", go: [Go("e", to: ["b"], do: [.log("one")])]), .state("b")]),
            .state("s", [.state("c", go: [Go("e", to: ["d"], do: [.log("two")])]), .state("d")]),
          ])
      ]))
    _ = walk.takeTrace()
    walk.send("e")
    #expect(walk.takeTrace() == ["-c", "-a", "log one", "log two", "+b", "+d"])
  }

  @Test("A clock starts after the onentry actions and stops before the onexit actions")
  func clocks() {
    var walk = Walk(
      ChartBuilder.chart([
        .state(
          "a", enter: [.command("ask")], leave: [.command("thank")], clocks: ["review"],
          go: [Go("e", to: ["b"])]),
        .state("b"),
      ]))
    walk.send("e")
    #expect(
      walk.takeTrace() == ["+a", "command ask", "start review", "stop review", "command thank", "-a", "+b"])
  }

  @Test("Eventless transitions come before internal events, and those before the end of the step")
  func order() {
    var walk = Walk(
      ChartBuilder.chart([
        .state("a", go: [Go("e", to: ["b"], do: [.raise("i")])]), .state("b", go: [Go(to: ["c"])]),
        .state("c", go: [Go("i", to: ["d"])]), .state("d"),
      ]))
    walk.send("e")
    #expect(walk.takeTrace() == ["+a", "-a", "+b", "-b", "+c", "-c", "+d"])
  }

  @Test("The default actions of an initial run after the state's own onentry")
  func initialActions() {
    let walk = Walk(
      ChartBuilder.chart([
        .state("p", initially: [.log("initial")], enter: [.log("enter")], clocks: ["k"], [.state("a")])
      ]))
    #expect(walk.trace == ["+p", "log enter", "start k", "log initial", "+a"])
  }

  @Test("An internal transition of a compound state does not leave it")
  func internalOnCompound() {
    var walk = Walk(
      ChartBuilder.chart([
        .state(
          "p", go: [Go("e", to: ["b"], isInternal: true), Go("f", to: ["b"])], [.state("a"), .state("b")])
      ]))
    _ = walk.takeTrace()
    walk.send("e")
    #expect(walk.takeTrace() == ["-a", "+b"])
    walk.send("f")
    #expect(walk.takeTrace() == ["-b", "-p", "+p", "+b"])
  }

  @Test("Taking a transition is told before what it does")
  func took() {
    let chart = ChartBuilder.chart([.state("a", go: [Go("e", do: [.command("x")])])])
    var walk = Walk(chart)
    walk.send("e")
    #expect(Array(walk.log.effects) == [.took(transition: 1), .command(0)])
  }

  @Test("A chart that goes round in circles is given up and stays where it was")
  func endless() {
    let chart = ChartBuilder.chart([
      .state("a", go: [Go("e", to: ["b"])]), .state("b", go: [Go(to: ["c"])]),
      .state("c", go: [Go(to: ["b"])]),
    ])
    var walk = Walk(chart)
    walk.send("e")
    #expect(walk.outcome == .endless && walk.log.isEndless && walk.log.effects.isEmpty)
    #expect(walk.leaves == ["a"])
    var log = StepLog()
    let circle = ChartBuilder.chart([.state("a", go: [Go(to: ["a"])])])
    _ = circle.start(guards: Bits(), into: &log)
    #expect(log.isEndless)
  }

  @Test("A macrostep may take as many microsteps as are allowed, and not one more", arguments: [0, 1])
  func longest(more: Int) {
    let raises = Array(repeating: Act.raise("i"), count: Chart.microstepLimit + more)
    let walk = Walk(ChartBuilder.chart([.state("a", enter: raises, go: [Go("i")])]))
    #expect(walk.log.isEndless == (more > 0))
  }

  @Test("The two words of a state set make one: states beyond the sixty-fourth step like others")
  func wide() {
    var walk = Walk(
      ChartBuilder.chart((0..<127).map { Node.state("s\($0)", go: [Go("e", to: ["s\(($0 + 1) % 127)"])]) }))
    for _ in 0..<126 { walk.send("e") }
    #expect(walk.leaves == ["s126"])
    walk.send("e")
    #expect(walk.leaves == ["s0"])
  }

  @Test("Names are found exactly")
  func names() {
    let chart = ChartBuilder.chart([.state("a", go: [Go("e.f", to: ["b"])]), .state("b")])
    #expect(chart.eventIndex("e.f") == 0 && chart.eventIndex("e") == nil)
    #expect(chart.stateIndex("b") == 2 && chart.stateIndex("") == nil)
  }
}
