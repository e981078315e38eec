package import Store

/// Sends parked rows of the stream to their consumer, from the queue out.
package struct StreamDestination: Destination {
  private let consumer: any StreamConsumer
  private let views: any Views

  package init(_ consumer: any StreamConsumer, views: any Views) {
    self.consumer = consumer
    self.views = views
  }

  package func deliver(_ row: DispatchRow) async -> DeliveryResult {
    guard case .stream(_, let sequence) = row.content else {
      return .rejected("This is no row of the stream.")
    }
    do {
      let found = try views.journal(after: sequence - 1, limit: 1).first
      guard let found, found.sequence == sequence else {
        return .rejected("The journal's row \(sequence) is not there any more.")
      }
      return await consumer.deliver(found, id: StreamEvent.id(of: found))
    } catch {
      return .failed("The journal cannot be read: \(error.code.name).", after: nil)
    }
  }
}
