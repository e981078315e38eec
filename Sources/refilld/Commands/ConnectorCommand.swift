import ArgumentParser

struct ConnectorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "connector", abstract: "The files that say how pharmacies are asked and understood.",
    subcommands: [ConnectorCheckCommand.self, ConnectorListCommand.self])
}
