import Foundation
import Refills
import Testing

/// The words that headlines are made of, as docs/words.md lists them.
enum WordList {
  static func read(_ language: Language) throws -> Set<String> {
    let place = URL(filePath: #filePath).appending(path: "../../../../docs/words.md").standardizedFileURL
    let text = try String(contentsOf: place, encoding: .utf8)
    let parts = text.components(separatedBy: "```\(language.rawValue)\n")
    #expect(parts.count == 2)
    let block = try #require(parts.last?.components(separatedBy: "```").first)
    let words = block.split(whereSeparator: \.isWhitespace).map(String.init)
    #expect(Set(words).count == words.count && words == words.map { $0.lowercased() })
    return Set(words)
  }
}
