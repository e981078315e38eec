/// Why the daemon could not start, or had to stop.
package struct DaemonError: Error, CustomStringConvertible {
  package struct Code: Hashable, Sendable {
    package let name: String
    package init(_ name: String) { self.name = name }

    /// Another process has the database: try again later (exit 75).
    package static let locked = Code("locked")
    /// The configuration cannot be run with (exit 78).
    package static let configuration = Code("configuration")
    /// The disk failed; a restart recovers (exit 1).
    package static let disk = Code("disk")
  }

  package let code: Code
  package let message: String

  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  package var description: String { message }
}
