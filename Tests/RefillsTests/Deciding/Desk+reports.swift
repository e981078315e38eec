import Refills
import Statecharts
import Testing

extension Desk {
  /// What the pharmacy says.
  /// - Parameter reportedAt: its own time of it; nil: it gives none.
  func news(
    from source: Report.Source = .pharmacy, seen: String, reportedAt: String? = nil,
    manner: Report.Manner = .read,
    readyAt: String? = nil, quantity: Quantity? = nil
  ) throws -> Report {
    Report(
      source: source, manner: manner, endpoint: try Self.pharmacy, reportedAt: try reportedAt.map(place.at),
      seenAt: try place.at(seen), status: "told", readyAt: try readyAt.map(place.at), quantity: quantity)
  }

  /// The pharmacy or carrier says it, with its own time, as an event of its feed.
  @discardableResult
  mutating func hear(
    _ kind: RefillChart.EventKind, at time: String, from source: Report.Source = .pharmacy,
    readyAt: String? = nil, quantity: Quantity? = nil
  ) throws -> Decision {
    var report = try news(
      from: source, seen: time, reportedAt: time, manner: .event, readyAt: readyAt, quantity: quantity)
    report.status = kind.rawValue
    guard let event = RefillChart.Event(kind: kind, carrying: report) else { throw Unexpected() }
    return try send(event, by: source == .carrier ? .carrier : .pharmacy, at: time)
  }
}

extension Decision {
  var notices: [RefillChart.Notice] {
    dispatches.compactMap { if case .notice(let notice, _) = $0 { notice } else { nil } }
  }

  var errands: [PharmacyErrand] {
    dispatches.compactMap { if case .pharmacy(let errand, _) = $0 { errand } else { nil } }
  }
}

extension Refill {
  /// Who is asked to look, in the order of asking.
  var called: [StaffTask.Owner] { record.tasks.map(\.owner) }
}
