import Statecharts

extension RefillRecord {
  /// How far ahead of our clock a source's time may lie before a person looks at it.
  static let furthestAhead = Span.hours(24)

  /// Why news of that time does not count; nil where it does.
  func objection(to report: Report, at now: Instant) -> Refusal? {
    guard report.source != .staff else { return nil }
    if let reportedAt = report.reportedAt, reportedAt > now {
      return reportedAt - now > Self.furthestAhead ? .implausible : .early(until: reportedAt)
    }
    if let wordAt, report.orderedBy <= wordAt { return .outdated(known: wordAt) }
    if let known = news[report.source], report.orderedBy < known { return .outdated(known: known) }
    return nil
  }

  /// Less was handed over than the fill holds, as far as anybody said.
  var somethingRemains: Bool {
    guard let handedOver, let whole = handedOver.ofThousandths else { return false }
    return handedOver.thousandths < whole
  }

  /// That a source said something, whether or not it moves anything.
  mutating func note(_ report: Report) {
    news[report.source] = max(news[report.source] ?? report.orderedBy, report.orderedBy)
    isUnsure = report.contradiction != nil
  }

  /// Takes over what a report says, for an event that moves the refill.
  /// - Parameter moment: the moment that the report's own time sets; nil: none.
  mutating func absorb(_ report: Report, marking moment: Moment? = nil) {
    note(report)
    if let moment { moments[moment] = report.orderedBy }
    if report.source == .staff { wordAt = report.seenAt }
    parcel = report.parcel ?? parcel
    handedOver = report.quantity ?? handedOver
    moments[.promisedAt] = report.promisedAt ?? moments[.promisedAt]
  }
}
