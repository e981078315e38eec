import Curl

/// How an order is asked to be cancelled.
package struct CancelShape: Hashable, Sendable {
  let request: RequestShape
  /// HTTP statuses that say that it is cancelled. Any other success only says that the wish was taken.
  let confirmed: Set<Int>
  /// HTTP statuses that say that it is too late.
  let refused: Set<Int>
  /// Statuses in which it can still be cancelled; empty: the system does not say.
  package let during: [String]

  init(_ value: FileValue) throws(FileError) {
    let mapping = try value.mapping(RequestShape.keys.union(["confirmed", "refused", "during"]))
    request = try RequestShape(mapping, method: .post, gaps: OrderField.names)
    confirmed = try mapping.optional("confirmed") { value throws(FileError) in try value.statusCodes() } ?? []
    refused = try mapping.optional("refused") { value throws(FileError) in try value.statusCodes() } ?? []
    during = try mapping.optional("during") { value throws(FileError) in try value.texts() } ?? []
  }
}
