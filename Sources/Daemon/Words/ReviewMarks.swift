import Crypto
import Foundation
package import Refills
import Store

/// Which strings a person has reviewed. A mark counts for exactly the text that was reviewed: it is made of the text,
/// so that a change of words takes it away. It decides nothing; it is shown.
package struct ReviewMarks: Hashable, Sendable {
  private struct Key: Hashable, Sendable {
    let id: String
    let language: Language
  }

  /// Digits of a mark.
  package static let length = 16

  private var marks: [Key: String] = [:]

  package init() {}

  package subscript(id: String, language: Language) -> String? {
    get { marks[Key(id: id, language: language)] }
    set { marks[Key(id: id, language: language)] = newValue }
  }

  package func isReviewed(_ text: String, of wording: Wording, in language: Language) -> Bool {
    self[wording.id, language] == Self.mark(of: text, for: wording.id, in: language)
  }

  /// The first 64 bits of the SHA-256 of id, language and text, in hexadecimal.
  package static func mark(of text: String, for id: String, in language: Language) -> String {
    let digest = SHA256.hash(data: Data("\(id)\n\(language.rawValue)\n\(text)".utf8))
    return String(digest.hexadecimal.prefix(length))
  }

  /// What another list has besides; where both have a mark, the other's counts.
  package func adding(_ other: ReviewMarks) -> ReviewMarks {
    var all = self
    all.marks.merge(other.marks) { $1 }
    return all
  }
}
