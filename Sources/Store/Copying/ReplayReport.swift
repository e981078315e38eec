/// What came of running the journal through the chart once more.
package struct ReplayReport: Hashable, Sendable {
  /// Rows that did again what they say that they did.
  package var replayed = 0
  /// Rows that changed nothing then, and were not run.
  package var refused = 0
  /// Rows of refills that another version of the chart moved: only the chain vouches for them.
  package var ofOtherCharts = 0
}
