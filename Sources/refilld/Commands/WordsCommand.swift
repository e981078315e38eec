import ArgumentParser

struct WordsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "words", abstract: "What patients read: every string, and whether it is plain.",
    subcommands: [WordsCheckCommand.self, WordsListCommand.self])
}
