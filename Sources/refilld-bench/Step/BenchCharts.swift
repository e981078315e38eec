import Statecharts

/// The charts that are measured.
enum BenchCharts {
  static let flatStates = 16
  static let events = (0..<16).map { "e\($0)" }

  /// States side by side; each event leads from each state to another.
  static func flat() -> Chart {
    var states = [ChartState(id: "", kind: .compound, parent: -1, last: flatStates, defaultTransition: 0)]
    states += (1...flatStates).map { ChartState(id: "s\($0)", kind: .atomic, parent: 0, last: $0) }
    var transitions = [ChartTransition(source: 0, targets: [1])]
    transitions += moves(among: 1...flatStates, stride: 5)
    return chart("flat", states, transitions)
  }

  /// Three regions of five states; each event moves all three.
  static func regions() -> Chart {
    let size = 5
    let last = 1 + 3 * (size + 1)
    var states = [
      ChartState(id: "", kind: .compound, parent: -1, last: last, defaultTransition: 0),
      ChartState(id: "all", kind: .parallel, parent: 0, last: last),
    ]
    var transitions = [ChartTransition(source: 0, targets: [1])]
    for region in 0..<3 {
      let root = states.count
      states.append(
        ChartState(
          id: "r\(region)", kind: .compound, parent: 1, last: root + size,
          defaultTransition: transitions.count))
      transitions.append(ChartTransition(source: root, targets: [root + 1]))
      states += (1...size).map {
        ChartState(id: "r\(region)s\($0)", kind: .atomic, parent: root, last: root + $0)
      }
      transitions += moves(among: (root + 1)...(root + size), stride: region + 1)
    }
    return chart("regions", states, transitions)
  }

  private static func moves(among states: ClosedRange<Int>, stride: Int) -> [ChartTransition] {
    states.flatMap { source in
      events.indices.map { event in
        let step = 1 + (event * stride + source) % (states.count - 1)
        let target = states.lowerBound + (source - states.lowerBound + step) % states.count
        return ChartTransition(source: source, events: [event], targets: [target])
      }
    }
  }

  private static func chart(
    _ name: String, _ states: [ChartState], _ transitions: [ChartTransition]
  ) -> Chart {
    Chart(
      name: name, version: "", states: states, transitions: transitions, actions: [], events: events,
      guards: [], clocks: [], commands: [], notices: [])
  }
}
