import ArgumentParser
import Foundation

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
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      InputFiles.complain(fullMessage(for: error))
      Foundation.exit(usage)
    }
  }
}
