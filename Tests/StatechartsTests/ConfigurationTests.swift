import Statecharts
import Testing

@Suite("Stored configurations")
struct ConfigurationTests {
  private static let chart = ChartBuilder.chart([
    .parallel(
      "live",
      [
        .history("deep", to: "a2"), .history("wide", deep: false, to: "one"),
        .state(
          "one",
          [.state("a", [.state("a1"), .state("a2")]), .state("b"), .history("flat", deep: false, to: "b")]),
        .state("two", [.state("c"), .state("d")]),
      ]),
    .state("closed"),
  ])
  private static let legal = ["live", "one", "a", "a1", "two", "c"]

  @Test("A legal configuration comes back as it was stored, in whatever order")
  func roundTrip() throws {
    let memory = ["deep": ["a2", "d"], "wide": ["one", "two"], "flat": ["b"]]
    let configuration = try Configuration(
      chart: Self.chart, stateIDs: Self.legal.reversed(), historyIDs: memory)
    #expect(configuration.stateIDs(in: Self.chart) == Self.legal)
    #expect(configuration.historyIDs(in: Self.chart) == memory)
    #expect(Self.chart.isActive("a1", in: configuration) && !Self.chart.isActive("a2", in: configuration))
    #expect(
      !Self.chart.isActive("deep", in: configuration) && !Self.chart.isActive("nowhere", in: configuration))
    #expect(try configuration != Configuration(chart: Self.chart, stateIDs: Self.legal))
  }

  @Test(
    "What is not a legal configuration is refused by name",
    arguments: [
      (legal + ["gone"], ConfigurationError.Code.unknownState, "gone"),
      (legal + ["a1"], .repeatedState, "a1"),
      (legal + ["deep"], .notAState, "deep"),
      (["a1"], .inactiveParent, "'a1'"),
      ([], .missingChild, "test"),
      (["live", "one", "a", "two", "c"], .missingChild, "'a'"),
      (legal + ["a2"], .twoChildren, "'a1' and 'a2'"),
      (legal + ["closed"], .twoChildren, "'live' and 'closed'"),
      (["live", "one", "a", "a1"], .missingRegion, "'two'"),
    ])
  func illegal(ids: [String], code: ConfigurationError.Code, name: String) throws {
    let error = try #require(throws: ConfigurationError.self) {
      try Configuration(chart: Self.chart, stateIDs: ids)
    }
    #expect(error.code == code && error.message.contains(name), "\(error)")
  }

  @Test(
    "What a history cannot remember is refused by name",
    arguments: [
      ("gone", ["b"], ConfigurationError.Code.notAHistory, "gone"),
      ("one", ["b"], .notAHistory, "one"),
      ("flat", [], .wrongMemory, "flat"),
      ("flat", ["a1"], .wrongMemory, "flat"),
      ("flat", ["closed"], .wrongMemory, "flat"),
      ("flat", ["gone"], .unknownState, "gone"),
      ("flat", ["a", "b"], .twoChildren, "'a' and 'b'"),
      ("wide", ["one"], .missingRegion, "two"),
      ("deep", ["a", "d"], .wrongMemory, "deep"),
      ("deep", ["a1"], .missingRegion, "two"),
      ("deep", ["a1", "b", "d"], .twoChildren, "'a' and 'b'"),
    ])
  func illegalMemory(history: String, ids: [String], code: ConfigurationError.Code, name: String) throws {
    let error = try #require(throws: ConfigurationError.self) {
      try Configuration(chart: Self.chart, stateIDs: Self.legal, historyIDs: [history: ids])
    }
    #expect(error.code == code && error.message.contains(name), "\(error)")
  }

  @Test("Two instances that stand in the same place are equal, however they came there")
  func equality() throws {
    let chart = ChartBuilder.chart([
      .state("a", go: [Go("there", to: ["b"])]), .state("b", go: [Go("back", to: ["a"])]),
    ])
    var walk = Walk(chart)
    let start = walk.configuration
    walk.send("there")
    #expect(walk.configuration != start)
    walk.send("back")
    #expect(walk.configuration == start)
    #expect(Set([walk.configuration, start]).count == 1)
  }
}
