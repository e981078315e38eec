import ArgumentParser
import Foundation
import Refills

struct RefillCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refill", abstract: "Look at refills, or send one an event.",
    subcommands: [List.self, Show.self, SendEvent.self])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List refills, the most pressing first.")

    @OptionGroup var config: ConfigOption
    @Option(name: .long, help: "Only those in these states, separated by commas.") var progress: String?
    @Flag(name: .long, help: "Closed ones too.") var all = false
    @Option(name: .long, help: "How many, at most 500. Default: 50.") var limit: Int?

    private struct Page: Decodable {
      struct Row: Decodable {
        let id: String
        let external: String
        let stage: String
        let progress: String
        let tracking: String
        let pace: String
        let changedAt: String
      }
      let refills: [Row]
      let next: String?
    }

    func run() async throws {
      try await Ending.guarding {
        var query: [String: String] = [:]
        query["progress"] = progress
        if !all { query["live"] = "true" }
        query["limit"] = limit.map(String.init)
        let body = try await OperatorRequest(method: "GET", path: "/v1/refills", query: query).send(config)
        let page = try JSONDecoder().decode(Page.self, from: Data(body))
        for row in page.refills {
          try Output.line(
            [row.id, row.stage, row.progress, row.tracking, row.pace, row.changedAt, row.external]
              .joined(separator: "\t"))
        }
        if page.next != nil { try Output.line("… there are more: use --limit or --progress") }
      }
    }
  }

  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show one refill with its history, as JSON.")

    @OptionGroup var config: ConfigOption
    @Argument(help: "Our id (rf_…) or the clinic's.") var id: String

    func run() async throws {
      try await Ending.guarding {
        let body = try await OperatorRequest(method: "GET", path: "/v1/refills/\(id.inPath)").send(config)
        let value = try JSONSerialization.jsonObject(with: Data(body))
        let pretty = try JSONSerialization.data(
          withJSONObject: value, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
        try Output.line(String(decoding: pretty, as: UTF8.self))
      }
    }
  }

  struct SendEvent: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "send-event", abstract: "Send an event as the operator; the journal says so.")

    @OptionGroup var config: ConfigOption
    @Argument(help: "Our id (rf_…) or the clinic's.") var id: String
    @Argument(help: "The event, for example pharmacy.ready.") var type: String
    @Option(name: .long, help: "What comes with it, as JSON.") var data: String?

    func run() async throws {
      try await Ending.guarding {
        guard RefillChart.EventKind(rawValue: type) != nil else {
          throw ValidationError("There is no event “\(type)”; StateCharts/README.md lists them.")
        }
        let payload = data ?? "{}"
        let body = Array(#"{"type":"\#(type)","data":\#(payload)}"#.utf8)
        _ = try await OperatorRequest(method: "POST", path: "/v1/refills/\(id.inPath)/events", body: body)
          .send(config)
        try Output.line("done")
      }
    }
  }
}

extension String {
  /// As one part of a path.
  var inPath: String {
    addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(.init(charactersIn: "-._~"))) ?? self
  }
}
