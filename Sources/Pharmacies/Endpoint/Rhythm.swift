package import Statecharts

/// How often an endpoint is asked.
package struct Rhythm: Hashable, Sendable {
  /// After a change and near a promise: when news is likely.
  package var soon: Span
  /// While a fill is under way. Also how often a search is made.
  package var often: Span
  /// Where little is expected: closed fills, and fills signed elsewhere.
  package var seldom: Span
  /// Random share of an interval, 0 to 1, that is added to each. The spread over the interval is apart from it.
  package var jitter: Double

  /// Within a minute of news somebody may look; five minutes are what pharmacies' own pages show; closed fills change
  /// by corrections only, which a quarter of a day finds early enough.
  package static let standard = Rhythm(soon: .minutes(1), often: .minutes(5), seldom: .hours(6), jitter: 0.1)

  package init(soon: Span, often: Span, seldom: Span, jitter: Double) {
    self.soon = soon
    self.often = often
    self.seldom = seldom
    self.jitter = jitter
  }

  /// One interval wherever a fill is under way.
  package static func fixed(_ interval: Span, seldom: Span? = nil, jitter: Double = 0) -> Rhythm {
    Rhythm(soon: interval, often: interval, seldom: max(interval, seldom ?? standard.seldom), jitter: jitter)
  }
}
