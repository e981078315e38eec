import Statecharts

extension SwiftGenerator {
  /// Writes the clocks with their rules.
  mutating func writeClocks() {
    let clocks = checked.model.root.all.flatMap(\.clocks).compactMap { clock in
      chart.clocks.firstIndex(of: clock.name).map { (clock: clock, index: $0) }
    }.sorted { $0.index < $1.index }
    let entries = clocks.map { (name: $0.clock.name, raw: $0.clock.name, index: $0.index) }
    enumeration("Clock", of: entries, says: "What runs while a state is active.") { generator in
      generator.writeLookup(entries)
      let properties: [(header: String, what: String, result: (ClockDeclaration) -> String)] = [
        ("event: EventKind", "What happens when it is over.", { ".\(SwiftNames.caseName($0.event))" }),
        ("after: ClockLength", "How long it runs.", { Self.length($0.after) }),
        ("calendar: ClockCalendar", "In what its length is counted.", { Self.calendar($0.calendar) }),
        (
          "from: Moment?", "From when it runs; nil: since its state was entered.",
          { $0.from.map { ".\($0)" } ?? "nil" }
        ),
        ("pauses: Bool", "Whether it stands still while an action blocks.", { "\($0.pauses)" }),
      ]
      for property in properties {
        generator.out.line("")
        generator.out.line("/// \(property.what)")
        generator.out.property(
          property.header, clocks.map { (name: $0.clock.name, result: property.result($0.clock)) })
      }
    }
  }

  private static func length(_ after: ClockDeclaration.After) -> String {
    switch after {
    case .literal(let milliseconds): ".literal(.milliseconds(\(milliseconds)))"
    case .named(let name): ".named(.\(name))"
    }
  }

  /// `business-days` becomes `.businessDays`.
  private static func calendar(_ name: String) -> String {
    "." + SwiftNames.caseName(name.replacing("-", with: "."))
  }
}
