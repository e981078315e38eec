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

  /// - Throws: 422 where there are no words, or too many.
  static func words(_ text: String?) throws(Problem) -> ThreadWords {
    let words = ThreadWords(typed: text ?? "")
    guard !words.text.allSatisfy(\.isWhitespace), words.text.count <= ThreadWords.longest else {
      throw .unprocessable("Write some words, at most \(ThreadWords.longest) characters.")
    }
    return words
  }
}
