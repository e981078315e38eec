import ArgumentParser
import Foundation

struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the database while it is in use, and look through the copy.",
    discussion: """
      Writes one new file that only its owner may read. The key is not in it: keep a copy of the key elsewhere, since \
      neither is of use without the other. Keep what it prints about the journal too: a later `refilld verify` shows \
      whether the journal still begins with the same rows.
      """)

  @OptionGroup var config: ConfigOption
  @Argument(help: "A file that does not exist yet, in a folder that does.") var file: String

  /// Seconds, a day: reading a large database takes as long as the disk does.
  private static let patience = 86_400

  private struct Made: Decodable {
    let file: String
    let refills: Int
    let rows: Int64
    let head: String
  }

  func run() async throws {
    try await Ending.guarding {
      let path = URL(filePath: file).standardizedFileURL.path
      let wanted = try JSONEncoder().encode(["file": path])
      let request = OperatorRequest(
        method: "POST", path: "/v1/backup", body: Array(wanted), patience: Self.patience)
      let body = try await request.send(config)
      let made = try JSONDecoder().decode(Made.self, from: Data(body))
      try Output.line("\(made.file): \(made.refills) refills, journal to row \(made.rows), head \(made.head)")
    }
  }
}
