import Pharmacies
import Refills
import Statecharts
import Store

extension PollSource {
  /// Gives an endpoint its items, as a start does.
  func replace(
    _ items: [TrackedItem], marks: [ReadingMark] = [], of endpoint: EndpointName, at now: Instant
  ) {
    let byItem = Dictionary(uniqueKeysWithValues: marks.map { ($0.item, $0) })
    let rows = items.enumerated().map { row, item in
      WatchedRow(
        tracked: item, mark: item.item.flatMap { byItem[$0] },
        place: WatchedRow.Place(closedSince: nil, row: Int64(row)))
    }
    load(rows, of: endpoint, at: now)
    isLoaded(endpoint)
  }
}
