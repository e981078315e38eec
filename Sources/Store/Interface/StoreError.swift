/// Why the store did not do what it was asked.
package struct StoreError: Error, CustomStringConvertible {
  package struct Code: Hashable, Sendable {
    package let name: String
    package init(_ name: String) { self.name = name }

    /// Disk full or read-only: nothing was written; try again when there is room. Answered with 503.
    package static let unavailable = Code("unavailable")
    /// The disk failed. The process must stop and recover by a restart.
    package static let inputOutput = Code("input-output")
    /// A constraint says that this cannot be written, for example a second live refill of one prescription.
    package static let conflict = Code("conflict")
    /// What is stored cannot be read: another chart, a wrong key, an altered row.
    package static let unreadable = Code("unreadable")
    /// The file was made by a newer version, or is no database of ours.
    package static let schema = Code("schema")
    /// It is a patient's who was erased.
    package static let erased = Code("erased")
    package static let other = Code("other")
  }

  package let code: Code
  /// Says what is the matter and what to do, without personal data.
  package let message: String
  package let underlying: (any Error)?

  package init(_ code: Code, _ message: String, underlying: (any Error)? = nil) {
    self.code = code
    self.message = message
    self.underlying = underlying
  }

  package var description: String { "\(code.name): \(message)" }
}
