import Curl

/// How to see whether an order arrived whose answer never came.
package struct ReadBackShape: Hashable, Sendable {
  let request: RequestShape
  /// Where the system's id stands, if it has the order.
  let id: [JSONPath]
  /// HTTP statuses that say for certain that it has not.
  let notFound: Set<Int>

  init(_ value: FileValue) throws(FileError) {
    let mapping = try value.mapping(RequestShape.keys.union(["id", "not-found"]))
    request = try RequestShape(mapping, method: .get, gaps: OrderField.names)
    id = try mapping.required("id").paths()
    notFound = try mapping.optional("not-found") { value throws(FileError) in try value.statusCodes() } ?? []
  }
}
