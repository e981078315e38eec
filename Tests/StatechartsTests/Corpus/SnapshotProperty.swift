import Foundation
import Statecharts

/// What holds for any bytes that are said to be where an instance stands: they are refused, or it stands there, comes
/// back as it was stored, and goes on only to where it can stand too.
enum SnapshotProperty {
  /// What did not hold.
  struct Broken: Error, CustomStringConvertible {
    let description: String
  }

  private static let charts = (0..<UInt64(16)).map { seed in
    ChartBuilder.chart(guards: RandomChart.guardCount, RandomChart.make(seed: seed))
  }

  /// Reads a byte that chooses the chart, the form and the answers of the guards, and then, in the one form, what the
  /// store keeps: the ids of the states as a JSON array, a line end, and what the histories remember as a JSON object.
  /// In the other form each byte names a state or begins what a history remembers, so that random bytes go further.
  /// - Throws: `Broken`.
  static func hold(for bytes: [UInt8]) throws(Broken) {
    guard let choice = bytes.first else { return }
    let chart = charts[Int(choice & 15)]
    let guards = Bits(bits: UInt64(choice >> 5) &* 0b1001)
    let kept = choice & 16 == 0 ? Array(bytes.dropFirst()) : try snapshot(bytes.dropFirst(), of: chart)
    let parts = kept.split(separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let states = decode([String].self, parts[0]),
      let histories = decode([String: [String]].self, parts[1]),
      let configuration = try? Configuration(chart: chart, stateIDs: states, historyIDs: histories)
    else { return }
    try require(
      Set(configuration.stateIDs(in: chart)) == Set(states), "other states than those that were stored")
    try require(
      configuration.historyIDs(in: chart).mapValues(Set.init) == histories.mapValues(Set.init),
      "other memories than those that were stored")
    try holdAsStored(configuration, in: chart)
    var log = StepLog()
    var walk = configuration
    for event in chart.events.indices {
      var next = configuration
      for stepped in [next, walk] {
        next = stepped
        if chart.step(&next, event: event, guards: guards, into: &log) == .endless {
          try require(next == stepped, "an endless step moved it")
        }
        try holdAsStored(next, in: chart)
      }
      walk = next
    }
  }

  private static func holdAsStored(_ configuration: Configuration, in chart: Chart) throws(Broken) {
    do {
      let encoder = JSONEncoder()
      let states = try encoder.encode(configuration.stateIDs(in: chart))
      let histories = try encoder.encode(configuration.historyIDs(in: chart))
      let back = try Configuration(
        chart: chart, stateIDs: JSONDecoder().decode([String].self, from: states),
        historyIDs: JSONDecoder().decode([String: [String]].self, from: histories))
      try require(back == configuration, "came back as something else")
    } catch {
      throw Broken(description: "stands where it cannot be stored: \(error)")
    }
  }

  /// What the store would keep of the states that bytes name: below 128 the next state of a list, from there on the
  /// history whose list begins.
  private static func snapshot(_ bytes: ArraySlice<UInt8>, of chart: Chart) throws(Broken) -> [UInt8] {
    let isHistory = { (state: ChartState) in state.kind == .deepHistory || state.kind == .shallowHistory }
    let histories = chart.states.filter(isHistory).map(\.id)
    let states = chart.states.dropFirst().map(\.id)
    let lists = bytes.split(omittingEmptySubsequences: false) { $0 >= 128 }
    let names = lists.map { list in list.map { states[Int($0) % states.count] } }
    let heads = bytes.filter { $0 >= 128 }.map {
      histories.isEmpty ? "" : histories[Int($0) % histories.count]
    }
    let memories = Dictionary(zip(heads, names.dropFirst()), uniquingKeysWith: { first, _ in first })
    do {
      return try Array(JSONEncoder().encode(names.first ?? [])) + [UInt8(ascii: "\n")]
        + Array(JSONEncoder().encode(memories))
    } catch {
      throw Broken(description: "ids that are no JSON: \(error)")
    }
  }

  private static func decode<Value: Decodable>(_ type: Value.Type, _ bytes: ArraySlice<UInt8>) -> Value? {
    try? JSONDecoder().decode(type, from: Data(bytes))
  }

  private static func require(_ holds: Bool, _ otherwise: @autoclosure () -> String) throws(Broken) {
    if !holds { throw Broken(description: otherwise()) }
  }
}
