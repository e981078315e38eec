/// Why Graphviz drew nothing.
package struct GraphvizError: Error, Sendable, CustomStringConvertible {
  package struct Code: Sendable, Hashable {
    package let name: String

    /// There is no `dot` that can be run.
    package static let missing = Code(name: "missing")
    /// `dot` ended with an error.
    package static let failed = Code(name: "failed")
    /// The files through which it is spoken to could not be written or read.
    package static let file = Code(name: "file")
  }

  package let code: Code
  /// What is wrong and what to do.
  package let message: String
  package let underlying: (any Error)?

  init(_ code: Code, _ message: String, underlying: (any Error)? = nil) {
    self.code = code
    self.message = message
    self.underlying = underlying
  }

  package static let notInstalled = GraphvizError(
    .missing, "dot is not on the PATH; install Graphviz, or use --layout own")

  package var description: String { message }
}
