import SeededRandom
import StatechartCompiler
import Statecharts
import Testing

@Suite("What a verdict promises")
struct StoredConfigurationTests {
  /// How often each thing happened, so that the promise is not kept by saying nothing.
  private struct Count {
    var compatible = 0
    var needsMapping = 0
    var breaking = 0
    var illegal = 0
  }

  @Test(
    "What is compatible takes over every configuration of small charts, and what does not is not compatible")
  func small() throws {
    var generator = SplitMix64(seed: 1)
    var count = Count()
    for _ in 0..<150 {
      let old = try parseChart(RandomChart.bytes(using: &generator), file: "old", mode: .conformance)
      let chart = try lower(old, version: "1")
      let walk = Walk(in: chart, steps: 60, using: &generator)
      for changes in 1...2 {
        let new = ChartMutation.mutate(old, changes: changes, using: &generator)
        try hold(old, chart, new, walk.configurations, &count)
      }
    }
    #expect(
      count.compatible > 50 && count.needsMapping > 100 && count.breaking > 5 && count.illegal > 100,
      "\(count)")
  }

  @Test(
    "What is compatible takes over every configuration of the refill, and what does not is not compatible")
  func refill() throws {
    var generator = SplitMix64(seed: 2)
    var count = Count()
    let old = try parseChart(Traced.refill(), file: "refill.scxml", mode: .strict)
    let chart = try lower(old, version: "1")
    let walk = Walk(in: chart, steps: 2_000, using: &generator)
    #expect(walk.configurations.count > 100)
    for _ in 0..<12 {
      let new = ChartMutation.mutate(old, changes: 1, using: &generator)
      try hold(old, chart, new, walk.configurations, &count)
    }
    #expect(count.compatible > 1 && count.needsMapping > 3 && count.illegal > 3, "\(count)")
  }

  private func hold(
    _ old: ChartModel, _ oldChart: Chart, _ new: ChartModel, _ configurations: Set<Configuration>,
    _ count: inout Count
  ) throws {
    let newChart: Chart
    do {
      newChart = try lower(new, version: "2")
    } catch {
      // A change that makes no chart; nobody could load it.
      return
    }
    let comparison = ChartComparison(old: old, new: new)
    switch comparison.verdict {
    case .identical, .layoutOnly, .compatible: count.compatible += 1
    case .needsMapping: count.needsMapping += 1
    case .breaking: count.breaking += 1
    }
    let (oldClocks, newClocks) = (clocks(of: old), clocks(of: new))
    let isLegal = configurations.allSatisfy { configuration in
      let ids = configuration.stateIDs(in: oldChart)
      do {
        let restored = try Configuration(
          chart: newChart, stateIDs: ids, historyIDs: configuration.historyIDs(in: oldChart))
        return Set(restored.stateIDs(in: newChart)) == Set(ids)
          && Set(ids.flatMap { oldClocks[$0] ?? [] }) == Set(ids.flatMap { newClocks[$0] ?? [] })
      } catch {
        return false
      }
    }
    if !isLegal { count.illegal += 1 }
    #expect(isLegal || comparison.verdict > .compatible, "\(comparison.text)")
  }

  /// The clocks that run in each state.
  private func clocks(of model: ChartModel) -> [String: [String]] {
    Dictionary(
      model.root.below.map { ($0.id, $0.clocks.map(\.name)) }, uniquingKeysWith: { first, _ in first })
  }
}
