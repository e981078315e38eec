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

  /// Nobody has said yet what the last word of a source means.
  package var isUnmapped: Bool { unmappedAt != nil }

  /// That a source said something, whether or not it moves anything.
  mutating func note(_ report: Report, isUnderstood: Bool = true) {
    news[report.source] = max(news[report.source] ?? report.orderedBy, report.orderedBy)
    isUnsure = report.contradiction != nil
    unmappedAt = isUnderstood ? nil : unmappedAt ?? report.seenAt
  }

  /// Somebody looked after a task. With the last that a report gave to support, what was in doubt is settled: they
  /// asked, and until the source says something else their knowledge counts.
  mutating func close(_ closing: TaskClosing) {
    tasks.removeAll { $0.owner == closing.owner && $0.cause == closing.cause }
    let reporting = RefillChart.EventKind.reporting
    guard closing.owner == .support, reporting.contains(closing.cause),
      !tasks.contains(where: { $0.owner == .support && reporting.contains($0.cause) })
    else { return }
    isUnsure = false
    unmappedAt = nil
  }

  /// Takes over what a report says, for an event that moves the refill.
  /// - Parameter moment: the moment that the report's own time sets; nil: none.
  mutating func absorb(_ report: Report, marking moment: Moment? = nil, isUnderstood: Bool = true) {
    note(report, isUnderstood: isUnderstood)
    if let moment { moments[moment] = report.orderedBy }
    if report.source == .staff { wordAt = report.seenAt }
    parcel = report.parcel ?? parcel
    handedOver = report.quantity ?? handedOver
    moments[.promisedAt] = report.promisedAt ?? moments[.promisedAt]
  }
}
