/// One reason why a chart is refused, and what to do about it.
package struct ChartProblem: Error, Sendable, Equatable, CustomStringConvertible {
  /// The rule that the chart breaks.
  package struct Code: Sendable, Hashable {
    package let name: String

    /// A file that cannot be read or written.
    package static let file = Code(name: "file")
    /// The file is not a document that the reader accepts.
    package static let xml = Code(name: "xml")
    /// An element, attribute or text that is not part of the chart language, or stands in the wrong place.
    package static let vocabulary = Code(name: "vocabulary")
    /// Something that the chart language requires is not there.
    package static let missing = Code(name: "missing")
    /// A value that cannot be what its attribute needs.
    package static let value = Code(name: "value")
    /// The chart does not fit into tables.
    package static let tables = Code(name: "tables")
    /// A final state that can be left.
    package static let leavesFinal = Code(name: "leavesFinal")
  }

  package let code: Code
  package let file: String
  package let position: SourcePosition
  /// What is wrong and what to do.
  package let message: String

  package init(code: Code, file: String, position: SourcePosition, message: String) {
    self.code = code
    self.file = file
    self.position = position
    self.message = message
  }

  /// In the form that build tools and editors understand: `file:line:column: error: message`.
  package var description: String {
    "\(file):\(position.line):\(position.column): error: \(message)"
  }
}
