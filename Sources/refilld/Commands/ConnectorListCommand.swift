import ArgumentParser
import Pharmacies

struct ConnectorListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The connectors that come with the service, and what each can do.")

  func run() async throws {
    try await Ending.guarding {
      for summary in try ConnectorSummary.builtIn() { try Output.line(summary.text) }
    }
  }
}
