import Statecharts
package import Store

/// Sends parked rows of the stream to their consumer, from the queue out.
package struct StreamDestination: Destination {
  /// When a row is looked at again whose consumer is disabled.
  static let lookAgain = Span.minutes(10)

  private let consumer: any StreamConsumer
  private let desk: StreamDesk
  private let views: any Views
  private let time: any TimeSource

  package init(_ consumer: any StreamConsumer, desk: StreamDesk, views: any Views, time: any TimeSource) {
    self.consumer = consumer
    self.desk = desk
    self.views = views
    self.time = time
  }

  /// While the consumer takes nothing at all, the row waits with the others and is not given up.
  package func deliver(_ row: DispatchRow) async -> DeliveryResult {
    guard case .stream(_, let sequence) = row.content else {
      return .rejected("This is no row of the stream.")
    }
    switch desk.status.state {
    case .running: break
    case .failing(_, let next, let reason):
      let now = time.now()
      if now < next { return .notBefore(milliseconds: (next - now).milliseconds, reason: reason) }
    case .disabled(_, let reason):
      return .notBefore(milliseconds: Self.lookAgain.milliseconds, reason: "disabled: \(reason)")
    }
    do {
      guard let found = try views.stream(after: sequence - 1, limit: 1).rows.first, found.sequence == sequence
      else {
        return .rejected("Row \(sequence) of the journal is not in the stream any more.")
      }
      return result(await consumer.deliver(found))
    } catch {
      return .failed("The journal cannot be read: \(error.code.name).", after: nil)
    }
  }

  private func result(_ result: StreamResult) -> DeliveryResult {
    switch result {
    case .taken:
      // It is there again: what waits for its next try need not.
      if case .failing = desk.status.state { desk.enable() }
      return .delivered
    case .failed(let reason, let after): return .failed(reason, after: after)
    case .busy(let milliseconds, let reason): return .notBefore(milliseconds: milliseconds, reason: reason)
    case .unsendable(let reason): return .rejected(reason)
    case .gone(let reason):
      desk.leave(because: reason)
      return .notBefore(milliseconds: Self.lookAgain.milliseconds, reason: reason)
    }
  }
}
