/// Why stored ids are not a configuration of a chart.
package struct ConfigurationError: Error, Equatable, CustomStringConvertible {
  /// What is wrong. The set is open: later versions may add codes.
  package struct Code: Hashable, Sendable {
    package let name: String

    private init(_ name: String) { self.name = name }

    /// An id that the chart does not have.
    package static let unknownState = Code("unknownState")
    /// An id that is named twice.
    package static let repeatedState = Code("repeatedState")
    /// The id of a history state where that of a real one is needed.
    package static let notAState = Code("notAState")
    /// A state is active without its parent.
    package static let inactiveParent = Code("inactiveParent")
    /// A compound state (or the document) has no active child.
    package static let missingChild = Code("missingChild")
    /// A compound state (or the document) has two active children.
    package static let twoChildren = Code("twoChildren")
    /// A parallel state is active and one of its regions is not.
    package static let missingRegion = Code("missingRegion")
    /// What is said to be remembered stands under an id that is no history state.
    package static let notAHistory = Code("notAHistory")
    /// A history state cannot remember what is given: nothing, a state from elsewhere, or one of the wrong depth.
    package static let wrongMemory = Code("wrongMemory")
  }

  package let code: Code
  /// Names the states concerned and says what to do.
  package let message: String

  package var description: String { message }
}
