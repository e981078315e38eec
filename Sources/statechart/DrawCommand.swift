import ArgumentParser
import StatechartCompiler

/// `statechart draw --format FORMAT CHART`
struct DrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw", abstract: "Prints a chart as a drawing or as a table.")

  @Option(help: "mermaid, dot or table.")
  var format: ChartDrawing

  @Argument(help: "A chart.")
  var chart: String

  func run() throws {
    do throws(ChartProblems) {
      let checked = try checkChart(try InputFiles.bytes(of: chart), file: chart)
      print(format.draw(checked), terminator: "")
    } catch {
      InputFiles.complain(error.description)
      throw ExitCode.failure
    }
  }
}

extension ChartDrawing: ExpressibleByArgument {}
