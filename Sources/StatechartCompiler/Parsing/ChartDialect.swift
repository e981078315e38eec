/// How much of SCXML a chart may use.
package enum ChartDialect: Sendable {
  /// The product's own charts: whatever is outside the chart language is an error.
  case strict
  /// Charts of conformance suites: logs, wildcards, states without ids, constants as conditions, a
  /// `datamodel` that nothing uses, and names that are no Swift identifiers.
  case conformance
}
