/// Line and column, both from 1; columns count Unicode scalars.
package struct SourcePosition: Sendable, Equatable, Hashable, Comparable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (earlier: SourcePosition, later: SourcePosition) -> Bool {
    (earlier.line, earlier.column) < (later.line, later.column)
  }
}
