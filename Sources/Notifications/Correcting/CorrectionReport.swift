package import Refills

/// What a mass correction does, or would do.
package struct CorrectionReport: Hashable, Sendable {
  /// Refills that go back, by the state in which they stand.
  package var refills: [RefillChart.Progress: Int] = [:]
  /// Each is told once.
  package var patients = 0
  /// Refills that the endpoint moved within the time and that the chart does not let go back from there.
  package var stuck = 0
  /// Refills that moved on while it was done; they were left where they are.
  package var overtaken = 0

  package init() {}

  package var total: Int { refills.values.reduce(0, +) }
}
