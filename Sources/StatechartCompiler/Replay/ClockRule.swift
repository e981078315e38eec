import Statecharts

/// How a driver runs one clock of a chart.
struct ClockRule: Sendable {
  /// An index into `Chart.events`.
  let event: Int
  /// Elapsed time from the entry of its state.
  let length: Span
}
