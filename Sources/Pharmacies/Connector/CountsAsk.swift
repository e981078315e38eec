import Curl

/// A cheap question whose answer says whether a search is worth its price: the pages are asked for only if one of its
/// counts is over 0.
package struct CountsAsk: Hashable, Sendable {
  let request: RequestShape
  /// Where the counts stand.
  let any: [JSONPath]

  init(_ value: FileValue) throws(FileError) {
    let mapping = try value.mapping(RequestShape.keys.union(["any"]))
    request = try RequestShape(mapping, method: .get, gaps: ["since"])
    any = try mapping.required("any").paths()
  }

  /// What is no number counts as one: it is better to ask in vain than to miss something.
  func isWorthIt(_ answer: JSONValue) -> Bool {
    any.contains { path in path.word(in: answer).map { Decimal.thousandths($0) != 0 } ?? false }
  }
}
