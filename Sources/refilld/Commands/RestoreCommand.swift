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
      not in it: messages that waited then are sent again, under their old ids. Orders that were open then are taken for \
      sent, and read back first. What was approved in the backup and not yet on its way is sent: look at those refills \
      before you start the daemon, and cancel what a pharmacy has already. Patients whom `refilld.erased`, beside the \
      database, names are erased in it again.
      """)

  @OptionGroup var config: ConfigOption
  @Argument(help: "A file that `refilld backup` made.") var file: String

  func run() async throws {
    try await Ending.guarding {
      umask(0o077)
      let (settings, _) = try await config.read()
      let now = SystemTime().now()
      let (report, kept) = try Database.restore(
        file, to: settings.database, keys: try KeyRing.load(settings.key(), withRetired: true), now: now)
      // What is signed from now on does not follow from what was signed before.
      let checkpoints = try CheckpointFile(path: settings.checkpoints).putAside(at: now)
      try Output.line(report.text(of: settings.database))
      if let checkpoints { try Output.line("checkpoints from before: \(checkpoints)") }
      if let kept { try Output.line("what stood there before: \(kept)") }
    }
  }
}
