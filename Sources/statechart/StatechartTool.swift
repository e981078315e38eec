import ArgumentParser
import Foundation
import StatechartCompiler

/// Checks charts, compares them, turns them into Swift and drawings, and says what they do.
@main
struct StatechartTool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statechart",
    abstract: "Checks charts, compares them, turns them into Swift and drawings, and says what they do.",
    subcommands: [
      CheckCommand.self, GenerateCommand.self, DrawCommand.self, ReplayCommand.self, TraceCommand.self,
      DiffCommand.self,
    ])

  /// What scripts expect of a call whose words are off (POSIX utilities, sh).
  private static let usage: Int32 = 2

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let error as ChartProblems {
      fail(error.description)
    } catch let error as GraphvizError {
      fail(error.description)
    } catch let error as TraceError {
      fail("Error: \(error.message)\nSee 'statechart help trace'.", usage)
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      fail(fullMessage(for: error), usage)
    }
  }

  private static func fail(_ text: String, _ code: Int32 = 1) -> Never {
    InputFiles.complain(text)
    Foundation.exit(code)
  }
}
