import Foundation
import StatechartCompiler

/// Traces from source text.
enum Traced {
  /// The trace of a chart with this content of `<scxml>` by these words of a command line.
  static func text(_ content: String, _ words: String...) throws -> String {
    try trace(chart(content), words).text
  }

  static func trace(_ bytes: [UInt8], _ words: [String]) throws -> ChartTrace {
    let script = try TraceScript(["test.scxml"] + words)
    return try ChartTrace(of: TraceSubject(bytes, file: "test.scxml", script: script), by: script)
  }

  static func chart(_ content: String) -> [UInt8] {
    Array(
      """
      <scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:rx="urn:refilld:chart:1" version="1.0" name="test">
      \(content)
      </scxml>
      """.utf8)
  }

  /// The chart of the product, in the folder that the build reads it from.
  static func refill() throws -> [UInt8] {
    var root = URL(filePath: #filePath).resolvingSymlinksInPath()
    for _ in 0..<4 { root.deleteLastPathComponent() }
    return Array(try Data(contentsOf: root.appending(path: "StateCharts/refill.scxml")))
  }
}
