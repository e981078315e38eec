extension Configuration {
  /// The configuration that `stateIDs(in:)` and `historyIDs(in:)` described, checked against `chart`.
  ///
  /// Nothing is repaired: an instance that was stored under another version of the chart has to be mapped first.
  /// - Parameters:
  ///   - stateIDs: the ids of all active states, in any order, without the document.
  ///   - historyIDs: what each history remembers, by the id of the history; histories without memory are absent.
  /// - Throws: `ConfigurationError` naming the first state that makes it illegal (SCXML 1.0, section 3.11).
  package init(chart: Chart, stateIDs: [String], historyIDs: [String: [String]] = [:])
    throws(ConfigurationError)
  {
    self.init()
    active = try Self.set(of: stateIDs, in: chart)
    for state in active {
      let parent = chart.states[state].parent
      guard parent == 0 || active.contains(parent) else {
        throw ConfigurationError(
          code: .inactiveParent,
          message:
            "'\(chart.states[state].id)' is active but its parent '\(chart.states[parent].id)' is not. "
            + Self.advice)
      }
    }
    try Self.checkChildren(of: 0, active: active, in: chart)
    for state in active { try Self.checkChildren(of: state, active: active, in: chart) }
    for (id, remembered) in historyIDs.sorted(by: { $0.key < $1.key }) {
      guard let number = chart.tables.histories.firstIndex(where: { chart.states[$0.state].id == id }) else {
        throw ConfigurationError(
          code: .notAHistory,
          message: "'\(id)' is not a history state of chart '\(chart.name)'. " + Self.advice)
      }
      memory[number] = try Self.memory(of: chart.tables.histories[number], ids: remembered, in: chart)
    }
  }

  private static let advice = "Map the stored configuration to this version of the chart before you load it."

  private static func set(of ids: [String], in chart: Chart) throws(ConfigurationError) -> StateSet {
    var set = StateSet()
    for id in ids {
      guard let state = chart.stateIndex(id) else {
        throw ConfigurationError(
          code: .unknownState, message: "Chart '\(chart.name)' has no state '\(id)'. " + advice)
      }
      guard !chart.tables.rows[state].isHistory else {
        throw ConfigurationError(
          code: .notAState, message: "'\(id)' is a history state, which is never active. " + advice)
      }
      guard !set.contains(state) else {
        throw ConfigurationError(
          code: .repeatedState, message: "'\(id)' is named twice. Name each state once.")
      }
      set.insert(state)
    }
    return set
  }

  private static func checkChildren(
    of parent: Int, active: StateSet, in chart: Chart
  ) throws(ConfigurationError) {
    let id = parent == 0 ? chart.name : chart.states[parent].id
    let children = chart.tables.rows[parent].children
    let present = children.intersection(active)
    switch chart.states[parent].kind {
    case .compound where present.isEmpty:
      throw ConfigurationError(code: .missingChild, message: "No child of '\(id)' is active. " + advice)
    case .compound where present.count > 1:
      let names = present.map { "'\(chart.states[$0].id)'" }.joined(separator: " and ")
      throw ConfigurationError(
        code: .twoChildren, message: "\(names) are active at once, but '\(id)' can be in one only. " + advice)
    case .parallel where present != children:
      let missing = children.first { !active.contains($0) } ?? parent
      throw ConfigurationError(
        code: .missingRegion,
        message: "'\(id)' is active without its region '\(chart.states[missing].id)'. " + advice)
    default: break
    }
  }

  private static func memory(
    of history: ChartTables.History, ids: [String], in chart: Chart
  ) throws(ConfigurationError) -> StateSet {
    let remembered = try set(of: ids, in: chart)
    let id = chart.states[history.state].id
    guard !remembered.isEmpty, remembered.isSubset(of: history.recordable) else {
      throw ConfigurationError(
        code: .wrongMemory,
        message: "History '\(id)' can remember one or more "
          + (history.isDeep ? "atomic descendants" : "children")
          + " of '\(chart.states[history.parent].id)', not \(ids). " + advice)
    }
    var standing = remembered
    for state in remembered { standing.formUnion(chart.tables.ancestors(of: state, below: history.parent)) }
    standing.insert(history.parent)
    let checked: StateSet = history.isDeep ? standing : [history.parent]
    for state in checked { try checkChildren(of: state, active: standing, in: chart) }
    return remembered
  }
}
