import ArgumentParser
import Daemon
import Foundation
import Store

struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Look through a backup, or the database while no daemon runs.",
    discussion: """
      Checks the file as SQLite knows it, the key, and the chain over the journal; runs the journal through the chart \
      again with the answers that its guards gave; and compares what comes of it with every refill, clock and notice. \
      Ends with 1 where something differs, and names it. A daemon that runs is asked for a backup, which is verified \
      as it is made.
      """)

  @OptionGroup var config: ConfigOption
  @Argument(help: "A backup; without it, the database.") var file: String?

  func run() async throws {
    try await Ending.guarding {
      umask(0o077)
      let (settings, _) = try await config.read()
      let keys = try KeyRing.load(settings.key)
      let path = file.map { URL(filePath: $0).standardizedFileURL.path } ?? settings.database
      // Somebody who writes meanwhile would look like damage.
      let isOwn = path == URL(filePath: settings.database).standardizedFileURL.path
      let lock = isOwn ? try DatabaseLock.take(beside: path) : nil
      defer { lock?.release() }
      try Output.line(try DatabaseCopy.check(path, keys: keys).text(of: path))
    }
  }
}
