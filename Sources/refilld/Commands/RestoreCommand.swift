import ArgumentParser
import Daemon
import Foundation
import Store
import Tracking

struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Put a backup in the database's place, after looking through it.",
    discussion: """
      Stop the daemon first. What stands there is kept beside it under another name. What happened after the backup is \
      not in it: messages that were sent since may be sent again, under other ids, once the pharmacies are asked anew.
      """)

  @OptionGroup var config: ConfigOption
  @Argument(help: "A file that `refilld backup` made.") var file: String

  func run() async throws {
    try await Ending.guarding {
      umask(0o077)
      let (settings, _) = try await config.read()
      let (report, kept) = try Database.restore(
        file, to: settings.database, keys: try KeyRing.load(settings.key), now: SystemTime().now())
      try Output.line(report.text(of: settings.database))
      if let kept { try Output.line("what stood there before: \(kept)") }
    }
  }
}
