package import Refills
package import Store

/// Who takes which rows of the queue out: people's notices, each pharmacy's errands, each consumer's stream.
package struct Destinations: Sendable {
  private let notices: any Destination
  private let errands: [EndpointName: any Destination]
  private let streams: [String: any Destination]

  /// - Parameter streams: by the consumer's name.
  package init(
    notices: any Destination, errands: [EndpointName: any Destination],
    streams: [String: any Destination] = [:]
  ) {
    self.notices = notices
    self.errands = errands
    self.streams = streams
  }

  /// A row for which there is nobody is given up, where a person sees it and can send it again.
  package func deliver(_ row: DispatchRow) async -> DeliveryResult {
    let destination: (any Destination)? =
      switch row.content {
      case .dispatch(.notice): notices
      case .dispatch(.pharmacy(_, let endpoint)): errands[endpoint]
      case .stream(let consumer, _): streams[consumer]
      }
    guard let destination else { return .rejected("Nothing is configured for “\(row.lane)” here.") }
    return await destination.deliver(row)
  }
}
