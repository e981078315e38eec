import ArgumentParser
import Daemon
import Refills

/// Whose words, and in which language.
struct WordsOption: ParsableArguments {
  @OptionGroup var config: ConfigOption

  @Option(name: .long, help: "A brand of the configuration, by its file's name. Default: all.")
  var brand: String?

  @Option(name: .long, help: "en or es. Default: both.")
  var language: Language?

  var languages: [Language] { language.map { [$0] } ?? Language.allCases }

  /// Each brand by its name; nil stands for the product's own words.
  func checks() async throws -> [(name: String?, check: WordsCheck)] {
    guard config.config != nil else {
      guard brand == nil else { throw ValidationError("Say with --config where the brand is configured.") }
      return WordsCheck.product.map { [(nil, $0)] } ?? []
    }
    let (settings, folder) = try await config.read()
    let brands = folder.brands.sorted { $0.key < $1.key }.filter { brand == nil || $0.key.text == brand }
    guard !brands.isEmpty else {
      throw ValidationError(
        "There is no brand “\(brand ?? "")”. Brands are: \(folder.brands.keys.sorted().map(\.text).joined(separator: ", "))."
      )
    }
    return brands.map { name, file in
      (name.text, WordsCheck(of: file.voice(name, at: settings.address), marks: file.marks))
    }
  }
}

extension Language: ExpressibleByArgument {}
