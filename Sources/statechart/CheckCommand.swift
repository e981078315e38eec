import ArgumentParser
import StatechartCompiler

/// `statechart check PATH…`
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Says what is wrong with charts, with file, line and what to do.")

  @Argument(help: "Charts, or folders with charts.")
  var paths: [String]

  func run() throws {
    var failed = false
    for path in try InputFiles.charts(in: paths) {
      do throws(ChartProblems) {
        let checked = try checkChart(try InputFiles.bytes(of: path), file: path)
        print("\(path): ok, version \(checked.model.version)")
      } catch {
        failed = true
        InputFiles.complain(error.description)
      }
    }
    if failed { throw ExitCode.failure }
  }
}
