/// Everything that was found wrong with a chart, in the order in which it stands in the file.
package struct ChartProblems: Error, Sendable, Equatable, CustomStringConvertible {
  /// What follows the hundredth is almost always a consequence of what came before.
  package static let limit = 100

  /// At least one, at most `limit`.
  package let problems: [ChartProblem]

  package init(_ problems: [ChartProblem]) {
    self.problems = Array(problems.sorted { $0.position < $1.position }.prefix(Self.limit))
  }

  /// The one reason why a chart has no tables.
  init(_ error: LoweringError) {
    self.init([
      ChartProblem(code: .tables, file: error.file, position: error.position, message: error.message)
    ])
  }

  /// One problem a line.
  package var description: String {
    problems.map(\.description).joined(separator: "\n")
  }
}
