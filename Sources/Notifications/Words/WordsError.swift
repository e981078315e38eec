/// Why a clinic's own words are not used. Found when the service starts.
package struct WordsError: Error, CustomStringConvertible {
  package struct Code: Hashable, Sendable {
    package let name: String
    package init(_ name: String) { self.name = name }

    /// A placeholder that does not exist, or a tag that a message may not have.
    package static let unknownPlaceholder = Code("unknown-placeholder")
    /// A placeholder without which a message may not go out.
    package static let missingPlaceholder = Code("missing-placeholder")
    /// It is no Mustache template.
    package static let malformed = Code("malformed")
    /// Longer than `BrandTemplate.maximumLength`.
    package static let tooLong = Code("too-long")
  }

  package let code: Code
  /// Says what to do.
  package let message: String
  package let underlying: (any Error)?

  package init(_ code: Code, _ message: String, underlying: (any Error)? = nil) {
    self.code = code
    self.message = message
    self.underlying = underlying
  }

  package var description: String { "\(code.name): \(message)" }
}
