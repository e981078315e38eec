import Foundation
import Refills

extension EventData {
  private struct Words: Encodable {
    let text: String?
    let reason: String?
  }

  /// An event whose payload is words alone, or nothing: what a form's text field can fill.
  static func of(_ kind: RefillChart.EventKind, words: String?) throws(Problem) -> EventData {
    let text = words.flatMap { $0.isEmpty ? nil : String($0.prefix(longestWords)) }
    do {
      return try decode(kind, Words(text: text, reason: text))
    } catch {
      throw .malformed("This event needs more than a form can say.")
    }
  }

  /// Longest words from a form; a few paragraphs.
  static let longestWords = 4000

  /// Any payload of ours, through the same decoder that the API uses.
  static func decode(_ kind: RefillChart.EventKind, _ payload: some Encodable) throws -> EventData {
    let wrapped = Wrapped(type: kind.rawValue, data: payload)
    return try JSONDecoder().decode(EventBody.self, from: try JSONEncoder().encode(wrapped)).data
  }

  private struct Wrapped<Payload: Encodable>: Encodable {
    let type: String
    let data: Payload
  }
}
