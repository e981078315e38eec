/// Why the daemon could not start.
package struct DaemonError: Error, CustomStringConvertible {
  package struct Code: Hashable, Sendable {
    package let name: String
    package init(_ name: String) { self.name = name }

    /// The configuration cannot be run with (exit 78).
    package static let configuration = Code("configuration")
  }

  package let code: Code
  package let message: String

  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  package var description: String { message }
}
