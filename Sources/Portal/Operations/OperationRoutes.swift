import Refills
import Statecharts
import Tracking

/// Health and figures, for machines that watch. No personal data.
struct OperationRoutes: Sendable {
  let service: Service

  /// The process answers.
  func health(_ request: PortalRequest) -> PortalReply {
    PortalReply("text/plain; charset=utf-8", Array("ok\n".utf8), of: .nobody)
  }

  /// It can do its work.
  func ready(_ request: PortalRequest) throws(Problem) -> PortalReply {
    if let reason = service.parts.health.notReady() { throw .unavailable(reason) }
    return PortalReply("text/plain; charset=utf-8", Array("ready\n".utf8), of: .nobody)
  }

  func metrics(_ request: PortalRequest) -> PortalReply {
    let figures = service.parts.health.figures() + service.parts.board.endpoints().flatMap(Self.figures)
    return PortalReply(
      "text/plain; version=0.0.4; charset=utf-8", Array(MetricsText.write(figures).utf8), of: .nobody)
  }

  /// Lets clocks and messages go on after a jump of the machine's clock.
  func acceptClock(_ request: PortalRequest) throws(Problem) -> PortalReply {
    try request.requireOperator("The clock is accepted from the machine itself: `refilld clock accept`.")
    service.parts.acceptClock()
    return PortalReply(status: 204)
  }

  private struct EndpointWire: Encodable {
    let name: EndpointName
    let breaker: String
    let lastGoodAt: WireTime?
    let lastError: String?
    let requests: Int
    let failures: Int
    let unmapped: Int
    let unsure: Int
  }

  func endpoints(_ request: PortalRequest) throws(Problem) -> PortalReply {
    switch request.caller {
    case nil: throw .unauthorised
    case .patient: throw .forbidden("Endpoints are the clinic's matter.")
    case .client, .staff, .localOperator: break
    }
    return .json(
      JSONWriter.bytes(
        service.parts.board.endpoints().map {
          EndpointWire(
            name: $0.name, breaker: $0.breaker.rawValue, lastGoodAt: $0.lastGoodAt.map(WireTime.init),
            lastError: $0.lastError, requests: $0.requests, failures: $0.failures, unmapped: $0.unmapped,
            unsure: $0.unsure)
        }), of: .nobody)
  }

  private static func figures(_ status: EndpointStatus) -> [Figure] {
    let labels = ["endpoint": status.name.text]
    return [
      Figure(
        "refilld_endpoint_requests_total", .counter, help: "Requests to an endpoint.", labels: labels,
        value: Double(status.requests)),
      Figure(
        "refilld_endpoint_failures_total", .counter, help: "Requests that gave no good answer.",
        labels: labels,
        value: Double(status.failures)),
      Figure(
        "refilld_endpoint_unmapped_total", .counter, help: "Answers that no mapping names.", labels: labels,
        value: Double(status.unmapped)),
      Figure(
        "refilld_endpoint_unsure_total", .counter, help: "Answers that contradict themselves.",
        labels: labels,
        value: Double(status.unsure)),
      Figure(
        "refilld_endpoint_items", .gauge, help: "Items that are followed at an endpoint.", labels: labels,
        value: Double(status.items)),
      Figure(
        "refilld_endpoint_items_read", .gauge,
        help: "Items that were read at least once: how far the first reading is.", labels: labels,
        value: Double(status.itemsRead)),
      Figure(
        "refilld_endpoint_open", .gauge, help: "1 while the breaker is open.", labels: labels,
        value: status.breaker == .open ? 1 : 0),
    ]
  }
}
