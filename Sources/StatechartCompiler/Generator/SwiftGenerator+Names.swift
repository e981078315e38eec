import Statecharts

extension SwiftGenerator {
  /// Writes the commands, the notices and the patient's answers.
  mutating func writeNames() {
    enumeration("Command", of: indexed(chart.commands), says: "What the chart asks the surroundings to do.") {
      $0.writeLookup($0.indexed($0.chart.commands))
    }
    enumeration("Notice", of: indexed(chart.notices), says: "What the patient is told.") {
      $0.writeLookup($0.indexed($0.chart.notices))
    }
    var answers: [String] = []
    for state in chart.states.indices {
      if let answer = checked.fact("answer", of: state), !answers.contains(answer) { answers.append(answer) }
    }
    guard !answers.isEmpty else { return }
    out.line("")
    out.line("/// What the patient reads about a state.")
    out.block("package enum Answer: String, CaseIterable, Hashable, Sendable, Codable") { out in
      for answer in answers { out.line("case \(answer)") }
    }
  }

  /// Writes the questions that the domain answers.
  mutating func writeGuards() {
    let guards = checked.model.guards
    if !guards.isEmpty {
      out.line("")
      out.line("/// What the chart asks the domain, by index in the tables.")
      out.block("package enum Guard: Int, CaseIterable, Hashable, Sendable") { out in
        for asked in guards { out.line("case \(asked.name)") }
        out.line("")
        out.line("/// Whether the answer cannot change during a life.")
        out.property("isConstant: Bool", guards.map { ($0.name, "\($0.isConstant)") })
      }
    }
    out.line("")
    out.line("/// The answers to the questions of the chart.")
    out.block("package protocol Guards") { out in
      for asked in guards { out.line("var \(asked.name): Bool { get }") }
    }
    out.line("")
    out.line("/// Hands the domain's answers to the runtime.")
    out.block("package struct GuardAdapter<Facts: Guards>: GuardSource") { out in
      out.line("package let facts: Facts")
      out.line("")
      out.block("package init(_ facts: Facts)") { $0.line("self.facts = facts") }
      out.line("")
      out.block("package func answer(_ guardIndex: Int) -> Bool") { out in
        guard !guards.isEmpty else { return out.line("false") }
        out.line("guard let asked = Guard(rawValue: guardIndex) else { return false }")
        out.choice("return switch asked") { out in
          for asked in guards { out.line("case .\(asked.name): facts.\(asked.name)") }
        }
      }
    }
  }

  private func indexed(_ names: [String]) -> [(name: String, raw: String, index: Int)] {
    names.enumerated().map { (name: $1, raw: $1, index: $0) }
  }
}
