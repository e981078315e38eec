import SeededRandom
import Statecharts
import Testing

@Suite("Two implementations of Appendix D")
struct DifferentialTests {
  private static let stepsAWalk = 50

  @Test("They agree on random walks through random charts", arguments: 0..<UInt64(80))
  func agree(seed: UInt64) throws {
    let nodes = RandomChart.make(seed: seed)
    let chart = ChartBuilder.chart(guards: RandomChart.guardCount, nodes)
    var random = SplitMix64(seed: ~seed)
    var guards = UInt64.random(in: 0..<64, using: &random)
    let naive = NaiveInterpreter(nodes, guards: guards)
    var walk = Walk(chart, guards: guards)
    try #require(naive.start() == !walk.log.isEndless)
    if walk.log.isEndless { return }
    #expect(walk.takeTrace() == naive.trace)
    for _ in 0..<Self.stepsAWalk {
      let event = RandomChart.events.randomElement(using: &random) ?? ""
      guard chart.eventIndex(event) != nil else { continue }
      guards = UInt64.random(in: 0..<64, using: &random)
      let before = walk.configuration
      walk.send(event, guards: guards)
      guard naive.step(event, guards: guards) else {
        #expect(walk.outcome == .endless && walk.configuration == before && walk.log.effects.isEmpty)
        return
      }
      try #require(walk.takeTrace() == naive.trace)
      try #require(Set(walk.configuration.stateIDs(in: chart)) == naive.configuration)
      try #require(walk.configuration.historyIDs(in: chart).mapValues(Set.init) == naive.history)
      #expect(walk.log.isConfigurationUnchanged == (walk.configuration == before))
      #expect(walk.outcome == .moved || walk.log.effects.isEmpty)
      let stored = try Configuration(
        chart: chart, stateIDs: walk.configuration.stateIDs(in: chart),
        historyIDs: walk.configuration.historyIDs(in: chart))
      #expect(stored == walk.configuration, "what the store keeps is the whole configuration")
    }
  }
}
