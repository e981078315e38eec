import Refills

/// `POST /v1/refills/{id}/thread`: what somebody of the clinic writes, or does with it.
package struct ThreadBody: JSONBody {
  package static let members: Set<String> = ["type", "text"]

  let type: ThreadChart.EventKind
  let text: String?

  /// - Throws: 422 where there are no words, or too many.
  func event() throws(Problem) -> ThreadChart.Event {
    switch type {
    case .threadWrote: .threadWrote(try Self.words(text))
    case .threadAnswered: .threadAnswered(try Self.words(text))
    case .threadNoted: .threadNoted(try Self.words(text))
    case .threadTaken: .threadTaken
    case .threadClosed: .threadClosed
    }
  }

  /// What a person wrote, with its lines.
  static func words(_ text: String?) throws(Problem) -> ThreadWords {
    let lines = (text ?? "").replacing("\r\n", with: "\n")
    guard !lines.allSatisfy(\.isWhitespace), lines.count <= ThreadWords.longest else {
      throw .unprocessable("Write some words, at most \(ThreadWords.longest) characters.")
    }
    if let hidden = Wording.hidden(in: lines.replacing("\n", with: " ").replacing("\t", with: " ")) {
      throw .unprocessable("It has the character U+\(hidden), which can't be seen. Leave it out.")
    }
    return ThreadWords(text: lines)
  }
}
