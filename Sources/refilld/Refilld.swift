import ArgumentParser
import Daemon

struct Refilld: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refilld",
    abstract: "Knows where every prescription is.",
    discussion: """
      One daemon a clinic: `refilld run`. While it runs, the other commands speak to it over its socket; else they \
      open the database themselves. Ends with 0, 1 (failure), 2 (usage), 75 (try again) or 78 (configuration).
      """,
    version: Version.text,
    subcommands: [
      RunCommand.self, DemoCommand.self, InitCommand.self, CheckCommand.self, RefillCommand.self,
      StaffCommand.self, MessageCommand.self, HoldCommand.self, CorrectCommand.self, WordsCommand.self,
      ConsumerCommand.self, ClockCommand.self, ConnectorCommand.self, BackupCommand.self,
      RestoreCommand.self,
      VerifyCommand.self, CheckpointCommand.self, KeysCommand.self, EraseCommand.self, PruneCommand.self,
    ])
}
