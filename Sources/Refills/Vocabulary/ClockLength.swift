package import Statecharts

/// How long a clock runs: said in the chart, or by the configuration under a name.
package enum ClockLength: Hashable, Sendable {
  case literal(Span)
  case named(DurationName)
}
