/// Why bytes are not the JSON that we read. It names a place, never the content.
package struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
  /// An open set: later versions may add codes.
  package struct Code: Hashable, Sendable {
    package let name: String

    package static let malformed = Code(name: "malformed")
    /// Nested deeper than `JSONReader.depthLimit`.
    package static let tooDeep = Code(name: "tooDeep")
    package static let notUTF8 = Code(name: "notUTF8")
  }

  package let code: Code
  package let message: String
  /// Counted in bytes from 0.
  package let offset: Int

  package var description: String { "\(message) (byte \(offset))" }
}
