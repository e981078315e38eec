import Statecharts

extension SwiftGenerator {
  /// Writes the enum of a region: one case for each state in which it can rest.
  mutating func write(_ region: ChartRegion) {
    let entries = region.leaves.map { (name: chart.states[$0].id, raw: chart.states[$0].id, index: $0) }
    enumeration(region.typeName, of: entries, says: "Where `\(region.name)` can stand.") { generator in
      generator.writeLookup(entries)
      generator.writeFact("stage", type: "Stage", of: region, says: "What it is to the patient.")
      generator.writeFact("acts", type: "Party", of: region, says: "Who has to act now.")
      generator.writeFact("answer", type: "Answer", of: region, says: "What the patient reads.")
      generator.writeFact("ask", type: "AskRhythm", of: region, says: "How often the pharmacy is asked.")
      if region.leaves.contains(where: { generator.checked.fact("closed", of: $0) != nil }) {
        generator.property(
          "isClosed: Bool", region.leaves.map { generator.checked.isClosed($0) ? "true" : "false" },
          of: region, says: "Whether it is over for now.")
      }
      generator.writeHandled(region)
    }
  }

  /// Every state that has states inside.
  mutating func writeGroups() {
    let groups = chart.states.indices.dropFirst()
      .filter { chart.states[$0].kind == .compound || chart.states[$0].kind == .parallel }
      .map { (name: chart.states[$0].id, raw: chart.states[$0].id, index: $0) }
    enumeration("Group", of: groups, says: "The states that have states inside.")
  }

  /// Writes where all regions stand at once.
  mutating func writeRegions() {
    let regions = regions
    out.line("")
    out.line("/// Where each region stands.")
    out.block("package struct Regions: Hashable, Sendable") { out in
      for region in regions { out.line("package var \(region.name): \(region.typeName)") }
      out.line("")
      out.line("/// Nil where a region is not active, as after a top-level final state.")
      out.block("package init?(_ configuration: Configuration)") { out in
        for region in regions { out.line("var \(region.name): \(region.typeName)?") }
        // Not `state`: a chart of one region calls that so.
        out.block("for index in configuration.active") { out in
          for region in regions {
            out.line("if let found = \(region.typeName)(index: index) { \(region.name) = found }")
          }
        }
        out.line("guard \(regions.map { "let \($0.name)" }.joined(separator: ", ")) else { return nil }")
        for region in regions { out.line("self.\(region.name) = \(region.name)") }
      }
    }
  }

  mutating func writeLookup(_ entries: [(name: String, raw: String, index: Int)]) {
    out.line("")
    out.line("/// Nil where the tables have something else at this index.")
    out.block("package init?(index: Int)") { out in
      out.choice("switch index") { out in
        for entry in entries { out.line("case \(entry.index): self = .\(entry.name)") }
        out.line("default: return nil")
      }
    }
  }

  private mutating func writeFact(
    _ name: String, type: String, of region: ChartRegion, says what: String
  ) {
    let values = region.leaves.map { checked.fact(name, of: $0) }
    guard values.contains(where: { $0 != nil }) else { return }
    let isOptional = values.contains { $0 == nil }
    property(
      "\(name): \(type)\(isOptional ? "?" : "")", values.map { $0.map { ".\($0)" } ?? "nil" }, of: region,
      says: what)
  }

  /// What it can take in each state: what itself or the nearest ancestor that knows the event does not
  /// ignore.
  private mutating func writeHandled(_ region: ChartRegion) {
    let results = region.leaves.map { leaf in
      let taken = externalEvents.filter { checked.handles($0.name, in: leaf) }
      return "[\(taken.map { ".\(SwiftNames.caseName($0.name))" }.joined(separator: ", "))]"
    }
    property(
      "handled: Set<EventKind>", results, of: region,
      says: "What moves it or makes it act here, by itself or by the states around it.")
  }

  private mutating func property(
    _ header: String, _ results: [String], of region: ChartRegion, says what: String
  ) {
    out.line("")
    out.line("/// \(what)")
    let names = region.leaves.map { chart.states[$0].id }
    out.property(header, Array(zip(names, results)).map { (name: $0, result: $1) })
  }
}

extension CheckedChart {
  /// Whether the nearest state with something to say about this event, from a leaf outwards, takes it.
  func handles(_ event: String, in leaf: Int) -> Bool {
    guard let index = chart.eventIndex(event) else { return false }
    for state in [leaf] + ancestors(of: leaf) {
      let matching = transitions(of: state).filter { chart.transitions[$0].events.contains(index) }
      if matching.contains(where: { !chart.transitions[$0].isIgnoring }) { return true }
      if !matching.isEmpty { return false }
    }
    return false
  }
}
