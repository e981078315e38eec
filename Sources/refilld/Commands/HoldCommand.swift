import ArgumentParser
import Foundation

struct HoldCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold", abstract: "Messages to patients that are held, by a person or by the brake.",
    discussion: """
      What is held waits in the queue. Once it is released it goes, if it is still true then. News of safety does not \
      wait: support is asked to call.
      """,
    subcommands: [List.self, Add.self, Release.self])

  private struct Row: Decodable {
    let id: String
    let brand: String?
    let endpoint: String?
    let notice: String?
    let by: String
    let reason: String
    let since: String

    var line: String {
      let scope = [
        brand.map { "brand=\($0)" }, endpoint.map { "endpoint=\($0)" }, notice.map { "notice=\($0)" },
      ]
      .compactMap(\.self)
      return [id, scope.isEmpty ? "everything" : scope.joined(separator: " "), since, by, reason]
        .joined(separator: "\t")
    }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List those that are in force.")

    @OptionGroup var config: ConfigOption

    private struct Body: Decodable {
      let holds: [Row]
    }

    func run() async throws {
      try await Ending.guarding {
        let body = try await OperatorRequest(method: "GET", path: "/v1/holds").send(config)
        for row in try JSONDecoder().decode(Body.self, from: Data(body)).holds { try Output.line(row.line) }
      }
    }
  }

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Hold messages from now on; without brand, endpoint and notice, all of them.")

    @OptionGroup var config: ConfigOption
    @Option(name: .long, help: "Only this brand's.") var brand: String?
    @Option(name: .long, help: "Only those about refills at this endpoint.") var endpoint: String?
    @Option(name: .long, help: "Only this notice, such as ready.") var notice: String?
    @Option(name: .long, help: "Why; whoever looks at a message that waits reads it.") var reason: String

    func run() async throws {
      try await Ending.guarding {
        var members = ["reason": reason]
        members["brand"] = brand
        members["endpoint"] = endpoint
        members["notice"] = notice
        let request = OperatorRequest(
          method: "POST", path: "/v1/holds", body: Array(try JSONEncoder().encode(members)))
        try Output.line(
          try JSONDecoder().decode(Row.self, from: Data(try await request.send(config))).line)
      }
    }
  }

  struct Release: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Let go what one of them holds; the brake leaves such messages alone for a day.")

    @OptionGroup var config: ConfigOption
    @Argument(help: "The hold's id (mh_…).") var id: String

    func run() async throws {
      try await Ending.guarding {
        _ = try await OperatorRequest(method: "POST", path: "/v1/holds/\(id.inPath)/release").send(config)
        try Output.line("what it held goes within a minute, if it is still true")
      }
    }
  }
}
