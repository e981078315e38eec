import ArgumentParser
import Daemon
import Refills

struct WordsCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Grade every string, and everything that a patient reads at once.",
    discussion: """
      Without --config the product's own words, with it those of each brand. A line a string: id, language, grade (in \
      Spanish ease and longest sentence), words, segments of texts, characters, whether a person has reviewed it, and \
      the mark with which the review is noted. Of what is read at once (the top of a page, an e-mail, a text) the \
      hardest of each kind is shown. Ends with 1 if a rule of docs/words.md is broken.
      """)

  @OptionGroup var words: WordsOption

  func run() async throws {
    try await Ending.guarding {
      var broken = 0
      for (name, check) in try await words.checks() {
        let report = WordsReport(check, name: name, languages: words.languages)
        for line in report.lines { try Output.line(line) }
        broken += report.broken
      }
      if broken > 0 { throw ExitCode.failure }
    }
  }
}
