/// Why a connector's or an endpoint's file was not taken, and where in it.
package struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// An open set: later versions may add codes.
  package struct Code: Hashable, Sendable {
    package let name: String

    package static let notYAML = Code(name: "notYAML")
    package static let unknownKey = Code(name: "unknownKey")
    package static let missingKey = Code(name: "missingKey")
    package static let badValue = Code(name: "badValue")
    /// The file, or one that it names, cannot be read.
    package static let unreadable = Code(name: "unreadable")
  }

  package let code: Code
  /// Says what is the matter and what to write instead. Never shows a secret.
  package let message: String
  package let file: String
  /// From 1; 0 where no place can be named.
  package let line: Int
  package let column: Int
  /// What the part below said; nil where the refusal is our own.
  package let underlying: String?

  package init(
    _ code: Code, _ message: String, file: String, line: Int = 0, column: Int = 0, underlying: String? = nil
  ) {
    self.code = code
    self.message = message
    self.file = file
    self.line = line
    self.column = column
    self.underlying = underlying
  }

  package var description: String {
    (line > 0 ? "\(file):\(line):\(column): \(message)" : "\(file): \(message)")
      + (underlying.map { " (\($0))" } ?? "")
  }
}
