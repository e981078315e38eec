import ArgumentParser
import Foundation

struct ConsumerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "consumer", abstract: "The systems that follow the stream of events.",
    subcommands: [List.self, Enable.self])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List them: name, state, cursor, since when, why.")

    @OptionGroup var config: ConfigOption

    private struct Row: Decodable {
      let name: String
      let state: String
      let since: String?
      let reason: String?
      let cursor: String
    }

    func run() async throws {
      try await Ending.guarding {
        let body = try await OperatorRequest(method: "GET", path: "/v1/consumers").send(config)
        for row in try JSONDecoder().decode([Row].self, from: Data(body)) {
          try Output.line(
            [row.name, row.state, row.cursor, row.since ?? "", row.reason ?? ""].joined(separator: "\t"))
        }
      }
    }
  }

  struct Enable: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Let one go on that is disabled, from where it was; or try one again at once.")

    @OptionGroup var config: ConfigOption
    @Argument(help: "The consumer's name: its file in consumers/, without .yaml.") var name: String

    func run() async throws {
      try await Ending.guarding {
        _ = try await OperatorRequest(method: "POST", path: "/v1/consumers/\(name.inPath)/enable").send(
          config)
        try Output.line("it goes on")
      }
    }
  }
}
