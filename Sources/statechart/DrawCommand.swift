import ArgumentParser
import Foundation
import StatechartCompiler

/// `statechart draw --format FORMAT [--layout LAYOUT] CHART`
struct DrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw", abstract: "Prints a chart as a drawing or as a table.")

  /// Who lays out an SVG.
  enum Layout: String, ExpressibleByArgument { case graphviz, own }

  @Option(help: "mermaid, dot, table or svg.")
  var format: ChartDrawing

  @Option(
    help: """
      Of svg: graphviz draws every arrow and needs Graphviz's dot, own draws a map of the states. Without it: \
      graphviz where dot is installed, else own.
      """)
  var layout: Layout?

  @Argument(help: "A chart.")
  var chart: String

  func validate() throws {
    if layout != nil, format != .svg {
      throw ValidationError("--layout belongs to --format svg; leave it out.")
    }
  }

  func run() throws {
    let checked = try checkChart(try InputFiles.bytes(of: chart), file: chart)
    print(format == .svg ? try svg(of: checked) : format.draw(checked), terminator: "")
  }

  private func svg(of checked: CheckedChart) throws -> String {
    let graphviz = Graphviz(path: ProcessInfo.processInfo.environment["PATH"] ?? "")
    switch (layout, graphviz) {
    case (.own, _): return format.draw(checked)
    case (.graphviz, nil): throw GraphvizError.notInstalled
    case (nil, nil):
      InputFiles.complain("dot is not on the PATH: a map without arrows; install Graphviz to see them")
      return format.draw(checked)
    case (_, let graphviz?):
      if layout == nil {
        InputFiles.complain("laid out by Graphviz; --layout own draws a map without arrows")
      }
      return try graphviz.draw(checked)
    }
  }
}

extension ChartDrawing: ExpressibleByArgument {}
