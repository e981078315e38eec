import ArgumentParser
import Foundation

struct KeysCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "The key that seals personal data.", subcommands: [Rotate.self])

  struct Rotate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put a new master key in the place of the old one.",
      discussion: """
        Makes a new key beside the key file, wraps the key of each patient with it while the daemon works on, and gives \
        it the old one's name. The log tells how far it is; what breaks off is gone on with at the next start. The old \
        key is kept with `.retired-` and its id behind its name: backups from before need it. Remove it with the last \
        of them. Keep a copy of the new one.
        """)

    @OptionGroup var config: ConfigOption

    /// Seconds, an hour: a million keys take less than a minute.
    private static let patience = 3_600

    private struct Rotated: Decodable {
      let from: String
      let to: String
      let keys: Int
      let retired: String?
    }

    func run() async throws {
      try await Ending.guarding {
        let request = OperatorRequest(method: "POST", path: "/v1/keys/rotate", patience: Self.patience)
        let done = try JSONDecoder().decode(Rotated.self, from: Data(try await request.send(config)))
        try Output.line("key \(done.from) is replaced by \(done.to), \(done.keys) keys wrapped anew")
        if let retired = done.retired { try Output.line("the old key, which older backups need: \(retired)") }
      }
    }
  }
}
