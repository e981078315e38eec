/// Why bytes are not a document that the reader accepts. Reading stops at the first one.
package struct XMLError: Error, Sendable, Equatable {
  package struct Code: Sendable, Hashable {
    package let name: String

    /// Bytes that are not UTF-8, or a declaration that says so.
    package static let encoding = Code(name: "encoding")
    /// What XML 1.0 or Namespaces in XML 1.0 calls not well-formed.
    package static let malformed = Code(name: "malformed")
    /// Well-formed, but refused here: document types, entities, processing instructions.
    package static let refused = Code(name: "refused")
    /// Larger than one of `XMLLimits`.
    package static let limit = Code(name: "limit")
  }

  package let code: Code
  /// What is wrong and what to do.
  package let message: String
  package let position: SourcePosition
}
