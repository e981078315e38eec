/// A configuration that cannot be run with. The command line ends with 78 for it.
package struct SettingsError: Error, CustomStringConvertible {
  package struct Code: Hashable, Sendable {
    package let name: String
    package init(_ name: String) { self.name = name }

    package static let missing = Code("missing")
    package static let unknownKey = Code("unknown-key")
    package static let badValue = Code("bad-value")
    package static let unreadable = Code("unreadable")
  }

  package let code: Code
  /// Says which file or variable, what is wrong with it, and what to write instead.
  package let message: String

  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  package var description: String { message }
}
