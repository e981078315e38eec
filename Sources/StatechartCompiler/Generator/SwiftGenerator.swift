import Statecharts

/// The Swift source of a chart's types and tables. The same chart gives the same text, byte for byte.
///
/// It refers to types that the domain writes by hand: `Stage`, `Party`, `AskRhythm`, `Actor`, `Moment`,
/// `ClockLength`, `ClockCalendar`, `DurationName` and the payloads. A member that is missing there does not
/// compile.
/// - Parameter source: the name of the chart's file, for the first line.
package func generateSwift(_ checked: CheckedChart, source: String) -> String {
  var generator = SwiftGenerator(checked)
  generator.writeFile(source: source)
  return generator.out.text
}

struct SwiftGenerator {
  let checked: CheckedChart
  let regions: [ChartRegion]
  let externalEvents: [ExternalEvent]
  var out = SwiftWriter()

  var chart: Chart { checked.chart }

  init(_ checked: CheckedChart) {
    self.checked = checked
    regions = checked.regions
    externalEvents = checked.model.externalEvents
  }

  mutating func writeFile(source: String) {
    out.line("// Generated from \(source) by statechart. Do not edit.")
    out.line("package import Statecharts")
    out.line("")
    out.line("/// The types and tables of the chart `\(chart.name)`.")
    let name = SwiftNames.typeName(chart.name) + "Chart"
    block("package enum \(name)") { generator in
      generator.writeTables()
      for region in generator.regions { generator.write(region) }
      generator.writeGroups()
      generator.writeRegions()
      generator.writeEvents()
      generator.writeEventKinds()
      generator.writeClocks()
      generator.writeNames()
      generator.writeGuards()
      generator.writePicture()
    }
  }

  /// Like the writer's, for bodies that write with this generator.
  mutating func block(_ header: String, _ body: (inout SwiftGenerator) -> Void) {
    var inner = self
    out.block(header) { writer in
      inner.out = writer
      body(&inner)
      writer = inner.out
    }
  }

  /// Writes an enum of indexed names: its cases, `index`, and more.
  mutating func enumeration(
    _ name: String, of entries: [(name: String, raw: String, index: Int)], says what: String,
    more: (inout SwiftGenerator) -> Void = { _ in }
  ) {
    guard !entries.isEmpty else { return }
    out.line("")
    out.line("/// \(what)")
    block("package enum \(name): String, CaseIterable, Hashable, Sendable, Codable") { generator in
      for entry in entries {
        generator.out.line(
          entry.name == entry.raw ? "case \(entry.name)" : "case \(entry.name) = \"\(entry.raw)\"")
      }
      generator.out.line("")
      generator.out.line("/// Its index in the tables.")
      generator.out.property("index: Int", entries.map { ($0.name, "\($0.index)") })
      more(&generator)
    }
  }
}
