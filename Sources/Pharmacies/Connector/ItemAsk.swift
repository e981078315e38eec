import Curl

/// How to ask about one item by the system's own id.
///
/// Some systems name an item by two words, such as a patient and a prescription. Their id is kept as one, joined by a
/// slash, and the gaps `{item.1}` and `{item.2}` are its parts.
package struct ItemAsk: Hashable, Sendable {
  static let gaps: Set<String> = ["item", "item.1", "item.2"]
  static let joint: Character = "/"

  package let request: RequestShape
  /// Where the item stands in the answer.
  let answer: JSONPath?

  init(_ value: FileValue) throws(FileError) {
    let mapping = try value.mapping(RequestShape.keys.union(["answer"]))
    request = try RequestShape(mapping, method: .get, gaps: Self.gaps)
    answer = try mapping.optional("answer") { value throws(FileError) in try value.path() }
  }

  /// What fills a gap of the request; nil: the id has no such part, and the item cannot be asked about.
  package func value(of gap: String, item: String) -> JSONValue? {
    let parts = item.split(separator: Self.joint, maxSplits: 1, omittingEmptySubsequences: false)
    return switch gap {
    case "item": .string(item)
    case "item.1": parts.count == 2 ? .string(String(parts[0])) : nil
    case "item.2": parts.count == 2 ? .string(String(parts[1])) : nil
    default: nil
    }
  }

  /// Whether an answer that gives this id is about the item that was asked about: a system may leave out the first
  /// part of an id of two.
  package static func isSame(_ answered: String, as asked: String) -> Bool {
    answered == asked || asked.split(separator: joint, maxSplits: 1).last.map { $0 == answered } == true
  }
}
