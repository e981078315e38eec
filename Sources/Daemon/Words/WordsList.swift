package import Refills

/// Every string with its gaps, as YAML that can be pasted into a brand's file.
package struct WordsList: Sendable {
  package let text: String

  /// - Parameter words: what the brand says in place of the catalogue.
  package init(_ words: BrandWords = BrandWords(), languages: [Language] = Language.allCases) {
    var lines = ["words:"]
    for language in languages {
      lines.append("  \(language.rawValue):")
      for wording in WordsCheck.catalogue {
        let must = wording.mustHave(in: language).map { "{\($0.rawValue)}" }.sorted()
        if !must.isEmpty { lines.append("    # must have \(must.joined(separator: ", "))") }
        lines.append("    \(wording.id): \(Self.quoted(words.text(of: wording, in: language)))")
      }
    }
    text = lines.joined(separator: "\n")
  }

  /// As YAML writes text in double quotes.
  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
