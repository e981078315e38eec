import Statecharts
import Testing

@Suite("What a step tells")
struct StepEffectsTests {
  @Test("A macrostep of any length is told whole and in order", arguments: [0, 1, 126, 127, 128, 129, 500])
  func long(commands: Int) {
    let acts = (0..<commands).map { Act.command("c\($0)") }
    var walk = Walk(ChartBuilder.chart([.state("a", go: [Go("e", do: acts)])]))
    for _ in 0..<2 {
      walk.send("e")
      #expect(Array(walk.log.effects) == [.took(transition: 1)] + (0..<commands).map { .command($0) })
      #expect(walk.log.effects.count == commands + 1)
    }
  }

  @Test("A short macrostep after a long one tells nothing of it")
  func forgets() {
    let acts = (0..<300).map { Act.command("c\($0)") }
    var walk = Walk(
      ChartBuilder.chart([.state("a", go: [Go("long", do: acts), Go("short", do: [.command("last")])])]))
    walk.send("long")
    walk.send("short")
    #expect(Array(walk.log.effects) == [.took(transition: 2), .command(300)])
    walk.send("nothing of the kind")
    #expect(walk.log.effects.count == 2, "an event without a name in the chart does not reach the runtime")
  }

  @Test("A step that is given up gives the histories back what they remembered")
  func memoryOfAnEndlessStep() {
    let chart = ChartBuilder.chart([
      .state(
        "a", go: [Go("away", to: ["b"]), Go("circle", to: ["c"])],
        [.history("h", to: "a1"), .state("a1", go: [Go("next", to: ["a2"])]), .state("a2")]),
      .state("b", go: [Go("back", to: ["h"])]), .state("c", go: [Go(to: ["d"])]),
      .state("d", go: [Go(to: ["c"])]),
    ])
    var walk = Walk(chart)
    walk.send("away")
    walk.send("back")
    walk.send("next")
    let before = walk.configuration
    walk.send("circle")
    #expect(walk.outcome == .endless)
    #expect(walk.configuration == before)
    #expect(walk.configuration.historyIDs(in: chart) == ["h": ["a1"]])
  }

  @Test("Leaving and coming back through a history is told as no change of place")
  func unchangedWithMemory() {
    let chart = ChartBuilder.chart([
      .state(
        "a", go: [Go("again", to: ["h"])],
        [.history("h", to: "a1"), .state("a1", go: [Go("next", to: ["a2"])]), .state("a2")])
    ])
    var walk = Walk(chart)
    walk.send("next")
    walk.send("again")
    #expect(!walk.log.isConfigurationUnchanged, "the history remembers now")
    walk.send("again")
    #expect(walk.leaves == ["a2"] && walk.log.isConfigurationUnchanged)
  }
}
