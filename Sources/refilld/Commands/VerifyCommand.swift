import ArgumentParser
import Daemon
import Foundation
import Refills
import Store
import Tracking

struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Look through a backup, or the database while no daemon runs.",
    discussion: """
      Checks the file as SQLite knows it, the key, and the chain over the journal; runs the journal through the chart \
      again with the answers that its guards gave; and compares what comes of it with every refill, clock and notice. \
      Ends with 1 where something differs, and names it. A daemon that runs is asked for a backup, which is verified \
      as it is made.

      With --rebuild, every refill, task and clock is made anew from the journal, and rows that the queue out has lost \
      are put back as given up: whether they were sent, nobody knows, and a person decides. The database as it was is \
      kept under another name.
      """)

  @OptionGroup var config: ConfigOption
  @Argument(help: "A backup; without it, the database.") var file: String?
  @Option(
    name: .long, parsing: .upToNextOption,
    help:
      "Files of checkpoints that were kept elsewhere: finds rows that were changed and the chain made anew.")
  var against: [String] = []
  @Option(name: .long, help: "The public key that must have signed them. Default: the database's own.")
  var key: String?

  @Flag(help: "Make the database anew from its journal, while no daemon runs.") var rebuild = false

  func validate() throws {
    guard !rebuild || file == nil else {
      throw ValidationError("Only the database is rebuilt. A backup is restored first, with refilld restore.")
    }
  }

  func run() async throws {
    try await Ending.guarding {
      umask(0o077)
      let (settings, _) = try await config.read()
      let keys = try KeyRing.load(settings.key(), withRetired: true)
      if rebuild {
        let (rebuilt, report, kept) = try Database.rebuild(
          settings.database, keys: keys, now: SystemTime().now())
        try Output.line(rebuilt.text)
        if let kept { try Output.line("The database as it was is kept as \(kept).") }
        try Output.line(report.text(of: settings.database))
        return
      }
      let path = file.map { URL(filePath: $0).standardizedFileURL.path } ?? settings.database
      // Somebody who writes meanwhile would look like damage.
      let isOwn = path == URL(filePath: settings.database).standardizedFileURL.path
      let lock = isOwn ? try DatabaseLock.take(beside: path) : nil
      defer { lock?.release() }
      let checkpoints = try against.flatMap { file in try Checkpoint.all(inFile: file) }
      let report = try DatabaseCopy.check(path, keys: keys, against: checkpoints, trusting: key?.lowercased())
      try Output.line(report.text(of: path))
      for checkpoint in checkpoints {
        guard let pruning = report.pruning(of: checkpoint.head.sequence) else { continue }
        try Output.line(
          "the checkpoint of \(checkpoint.at.rfc3339), row \(checkpoint.head.sequence), is not compared: the "
            + "journal was pruned by retention on \(pruning.at.rfc3339), up to row \(pruning.head.sequence)")
      }
      let compared = checkpoints.map(\.head.sequence).filter { report.pruning(of: $0) == nil }
      if let last = compared.max() {
        try Output.line("agrees with \(compared.count) checkpoints, the last of row \(last)")
      }
    }
  }
}
