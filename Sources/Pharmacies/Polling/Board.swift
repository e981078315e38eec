package import Refills
import Statecharts
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

  /// Why the last reading of this item brought nothing, in words without content; nil where it was good.
  package func lastError(at endpoint: EndpointName, item: String) -> String? {
    source.withLoop { loop in
      loop.at(endpoint) { lane in lane.byID[item].flatMap { lane.slots[$0]?.lastError } } ?? nil
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
      requests: tally.requests, failures: tally.failures, unmapped: tally.unmapped, unsure: tally.unsure)
  }
}
