import Statecharts

extension RefillChart.Event {
  /// What a pharmacy, a carrier or staff in their place reported; nil where the event is no report.
  package var report: Report? { payload as? Report }
}

extension RefillChart.EventKind {
  /// The events that carry a report: what a connector may map a status to, and what staff may say by hand.
  package static let reporting: Set<Self> = {
    let sample = Report(source: .staff, seenAt: Instant(milliseconds: 0), status: "")
    return Set(allCases.filter { RefillChart.Event(kind: $0, carrying: sample) != nil })
  }()
}
