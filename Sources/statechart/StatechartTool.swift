import ArgumentParser

/// Checks charts, turns them into Swift and drawings, and replays scripts against them.
@main
struct StatechartTool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statechart",
    abstract: "Checks charts, turns them into Swift and drawings, and replays scripts against them.",
    subcommands: [CheckCommand.self, GenerateCommand.self, DrawCommand.self, ReplayCommand.self])
}
