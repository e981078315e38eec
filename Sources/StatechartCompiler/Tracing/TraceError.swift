/// A trace that was asked for in words that mean nothing: an unknown option or name, or a value that cannot
/// be.
package struct TraceError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong. The set is open: later versions may add codes.
  package struct Code: Hashable, Sendable {
    package let name: String

    private init(_ name: String) { self.name = name }

    /// An option that a trace does not have.
    package static let unknownOption = Code("unknownOption")
    /// An option without its value, or no chart.
    package static let missing = Code("missing")
    /// A second chart, or a second length for one duration.
    package static let repeated = Code("repeated")
    /// No length of time.
    package static let badLength = Code("badLength")
    /// An event that nobody can send to the chart.
    package static let unknownEvent = Code("unknownEvent")
    /// A guard that the chart does not ask.
    package static let unknownGuard = Code("unknownGuard")
    /// A duration that no clock of the chart names.
    package static let unknownDuration = Code("unknownDuration")
  }

  package let code: Code
  /// What is wrong and what to do.
  package let message: String

  package var description: String { message }
}
