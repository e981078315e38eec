import Curl

/// How an order is posted: once, whatever happens.
package struct OrderShape: Hashable, Sendable {
  let request: RequestShape
  /// Where the system's id of the fill stands in its answer; nil where it gives none.
  let id: [JSONPath]?
  /// Where a code stands that says why an order was refused.
  let refusal: [JSONPath]
  /// The header that carries the row's own id, for systems that find repeats by it.
  let idempotencyHeader: String?

  init(_ value: FileValue) throws(FileError) {
    let mapping = try value.mapping(RequestShape.keys.union(["id", "refusal", "idempotency-header"]))
    request = try RequestShape(mapping, method: .post, gaps: OrderField.names)
    id = try mapping.optional("id") { value throws(FileError) in try value.paths() }
    refusal = try mapping.optional("refusal") { value throws(FileError) in try value.paths() } ?? []
    idempotencyHeader = try mapping.optional("idempotency-header") { value throws(FileError) in
      try value.text()
    }
  }
}
