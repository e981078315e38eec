package import Refills
import Store

/// What the queue out itself has to tell the door about an order: that nobody knows whether it arrived, or
/// that it never will.
package struct OrderNews: Hashable, Sendable {
  package let refill: RefillID
  package let event: RefillChart.Event

  package var submission: Submission { Submission([.input(refill, event, expecting: nil)], from: .system) }

  /// - Returns: nil where the row is no order: nobody waits for news of the others.
  static func unknown(_ row: DispatchRow, because text: String) -> OrderNews? {
    guard row.isOrder else { return nil }
    return OrderNews(
      refill: row.refill, event: .orderUnknown(OrderProblem(text: text, endpoint: row.content.endpoint)))
  }

  static func givenUp(_ row: DispatchRow, because text: String) -> OrderNews? {
    guard row.isOrder else { return nil }
    return OrderNews(
      refill: row.refill, event: .orderRefused(OrderProblem(text: text, endpoint: row.content.endpoint)))
  }
}

extension DispatchRow {
  var isOnce: Bool {
    switch content {
    case .dispatch(let dispatch): dispatch.isOnce
    case .stream: false
    }
  }

  var ladder: RetryLadder {
    switch content {
    case .dispatch(.notice): .notices
    case .dispatch(.pharmacy): .errands
    case .stream: .streams
    }
  }

  fileprivate var isOrder: Bool {
    switch content {
    case .dispatch(.pharmacy(.order, _)): true
    case .dispatch, .stream: false
    }
  }
}
