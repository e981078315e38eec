package import Refills
package import Tracking

/// How the endpoints and their items are doing, for health, metrics and support.
package struct Board: EndpointBoard {
  private let source: PollSource

  init(_ source: PollSource) {
    self.source = source
  }

  package func endpoints() -> [EndpointStatus] {
    source.withLoop { loop in loop.lanes.map(\.status) }
  }

  /// Newer than what is written, by an hour at most.
  package func reading(at endpoint: EndpointName, item: String) -> ItemReading? {
    source.withLoop { loop in loop.at(endpoint) { $0.reading(id: item) } ?? nil }
  }

  /// How far the first reading of an endpoint has got, or its sweep; nil where there is no such endpoint.
  package func progress(of endpoint: EndpointName) -> SweepProgress? {
    source.withLoop { loop in loop.at(endpoint) { $0.progress } }
  }

  /// Why the last reading of this item brought nothing, in words without content; nil where it was good.
  package func lastError(at endpoint: EndpointName, item: String) -> String? {
    source.withLoop { loop in
      loop.at(endpoint) { lane in lane.watch.slot(id: item).flatMap { lane.errors[lane.watch[$0].error] } }
        ?? nil
    }
  }

  /// Answers about ids that we never sent, since start.
  package func strangers(at endpoint: EndpointName) -> Int {
    source.withLoop { loop in loop.at(endpoint) { $0.tally.strangers } ?? 0 }
  }
}

extension Lane {
  var status: EndpointStatus {
    let breaker: EndpointStatus.Breaker =
      switch breaker.state {
      case .closed: .closed
      case .open: .open
      case .halfOpen: .halfOpen
      }
    return EndpointStatus(
      name: endpoint.name, breaker: breaker, lastGoodAt: tally.lastGoodAt, lastError: tally.lastError,
      requests: tally.requests, failures: tally.failures, unmapped: tally.unmapped, unsure: tally.unsure,
      items: watch.count, itemsRead: watch.count - tally.unread)
  }

  var progress: SweepProgress {
    let round = sweep?.round ?? search?.round
    return SweepProgress(
      begunAt: round?.begunAt, pages: round.map { $0.page - 1 } ?? 0, read: watch.count - tally.unread,
      items: watch.count)
  }
}
