import ArgumentParser
import Daemon
import Notifications
import Refills

struct WordsListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Print every string as YAML that can be pasted into a brand's file.",
    discussion: "With --config and --brand the brand's own words stand in place of the product's.")

  @OptionGroup var words: WordsOption

  func run() async throws {
    try await Ending.guarding {
      for (name, check) in try await words.checks() {
        if let name { try Output.line("# brands/\(name).yaml") }
        try Output.line(WordsList(check.clinic.words, languages: words.languages).text)
      }
    }
  }
}
