import ArgumentParser
import Foundation

struct MessageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "message", abstract: "What waits to leave, and what did not arrive.",
    subcommands: [List.self, Retry.self, Bounced.self])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List rows of the queue out.")

    @OptionGroup var config: ConfigOption
    @Option(name: .long, help: "waiting, claimed, delivered, withdrawn, dead or unknown. Default: dead.")
    var state: String?

    private struct Row: Decodable {
      let id: String
      let refill: String
      let lane: String
      let state: String
      let attempts: Int
      let dueAt: String
      let reason: String?
    }

    func run() async throws {
      try await Ending.guarding {
        let query = state.map { ["state": $0] } ?? [:]
        let body = try await OperatorRequest(method: "GET", path: "/v1/messages", query: query).send(config)
        for row in try JSONDecoder().decode([Row].self, from: Data(body)) {
          try Output.line(
            [row.id, row.state, row.lane, "\(row.attempts)", row.dueAt, row.refill, row.reason ?? ""]
              .joined(separator: "\t"))
        }
      }
    }
  }

  struct Retry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put a row that was given up back into the queue.")

    @OptionGroup var config: ConfigOption
    @Argument(help: "The message's id (ms_…).") var id: String

    func run() async throws {
      try await Ending.guarding {
        _ = try await OperatorRequest(method: "POST", path: "/v1/messages/\(id.inPath)/retry").send(config)
        try Output.line("it will be tried again")
      }
    }
  }

  struct Bounced: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take in a mail server's report of an e-mail that did not arrive (RFC 3464).",
      discussion: """
        Let the mailbox from which messages go out pipe into it: `|refilld message bounced --config …`. What is no such \
        report is refused with 1, and belongs to a person.
        """)

    @OptionGroup var config: ConfigOption
    @Argument(help: "The e-mail's file; else standard input.") var file: String?

    func run() async throws {
      try await Ending.guarding {
        let mail =
          try file.map { try Data(contentsOf: URL(filePath: $0)) }
          ?? FileHandle.standardInput.readToEnd() ?? Data()
        _ = try await OperatorRequest(
          method: "POST", path: "/v1/messages/reports", body: Array(mail), contentType: "message/rfc822"
        ).send(config)
      }
    }
  }
}
