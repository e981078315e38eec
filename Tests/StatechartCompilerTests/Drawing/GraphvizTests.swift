import Foundation
import StatechartCompiler
import Statecharts
import Testing

@Suite("Drawing by Graphviz")
struct GraphvizTests {
  /// Runs with a script of its own in place of `dot`, in a folder that is gone afterwards.
  private func withDot<Result>(_ script: String, _ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "graphviz-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let outcome = Swift.Result {
      let dot = folder.appending(path: "dot")
      try Data("#!/bin/sh\n\(script)\n".utf8).write(to: dot)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: dot.path)
      return try body(folder.path)
    }
    try FileManager.default.removeItem(at: folder)
    return try outcome.get()
  }

  private func checked() throws -> CheckedChart { try checkChart(SampleChart.bytes, file: "x") }

  @Test("dot reads the chart's DOT and what it writes becomes a named image")
  func drawn() throws {
    let svg = try withDot(
      "[ $1 = -Tsvg ] && (printf '<svg width=\"1\">'; cat \"$4\"; printf '</svg>') > \"$3\""
    ) {
      try #require(Graphviz(path: "/nowhere:\($0)")).draw(checked())
    }
    #expect(svg == "<svg role=\"img\" width=\"1\">" + ChartDrawing.dot.draw(try checked()) + "</svg>")
  }

  @Test("A dot that fails says why, however much it has to say")
  func failed() throws {
    let error = try #require(throws: GraphvizError.self) {
      try withDot("head -c 300000 /dev/zero | tr '\\0' x >&2; echo out of paper >&2; exit 3") {
        try #require(Graphviz(path: $0)).draw(checked())
      }
    }
    #expect(error.code == .failed)
    #expect(error.message.contains("failed with 3: xxx") && error.message.contains("out of paper; mend it"))
  }

  @Test("A dot that cannot be run is an error, and one that is not there is not found")
  func absent() throws {
    #expect(Graphviz(path: "/nowhere::") == nil)
    let error = #expect(throws: GraphvizError.self) {
      try Graphviz(executable: "/nowhere/dot").draw(checked())
    }
    #expect(error?.code == .file && error?.message.contains("/nowhere/dot") == true)
  }

  @Test(
    "Graphviz gives every state its id and its title",
    .enabled(if: Graphviz(path: ProcessInfo.processInfo.environment["PATH"] ?? "") != nil))
  func real() throws {
    let graphviz = try #require(Graphviz(path: ProcessInfo.processInfo.environment["PATH"] ?? ""))
    let svg = try graphviz.draw(checked()).replacing("&#45;", with: "-")
    #expect(svg.contains("<svg role=\"img\" "))
    for state in try checked().chart.states.dropFirst() {
      #expect(svg.contains("<g id=\"state-\(state.id)\""), "\(state.id)")
    }
  }
}
