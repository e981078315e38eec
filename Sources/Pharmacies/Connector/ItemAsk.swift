import Curl

/// How to ask about one item by the system's own id.
package struct ItemAsk: Hashable, Sendable {
  static let gaps: Set<String> = ["item"]

  let request: RequestShape
  /// Where the item stands in the answer.
  let answer: JSONPath?

  init(_ value: FileValue) throws(FileError) {
    let mapping = try value.mapping(RequestShape.keys.union(["answer"]))
    request = try RequestShape(mapping, method: .get, gaps: Self.gaps)
    answer = try mapping.optional("answer") { value throws(FileError) in try value.path() }
  }
}
