import StatechartCompiler
import Testing

/// A change to the sample chart, and what the new version is for what is stored under the old one.
struct Version: Sendable, CustomTestStringConvertible {
  let name: String
  /// What is replaced by what, each once.
  let changes: [(old: String, new: String)]
  let verdict: Compatibility
  /// Part of what the worst difference is, or one as bad.
  let what: String

  var testDescription: String { name }

  init(_ name: String, _ changes: [(old: String, new: String)], _ verdict: Compatibility, _ what: String) {
    self.name = name
    self.changes = changes
    self.verdict = verdict
    self.what = what
  }

  var bytes: [UInt8] {
    Array(
      changes.reduce(SampleChart.text) { text, change in
        text.replacing(change.old, with: change.new, maxReplacements: 1)
      }.utf8)
  }

  var comparison: ChartComparison {
    get throws {
      ChartComparison(
        old: try SampleChart.model(), new: try parseChart(bytes, file: "new.scxml", mode: .strict))
    }
  }
}
