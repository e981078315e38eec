import Refills
import Tracking

/// `POST /v1/inbound/{endpoint}`: a push of a pharmacy's or carrier's. It brings the next reading forward; only where
/// the connector says so does what it says count by itself.
struct InboundRoutes: Sendable {
  let service: Service

  func post(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    guard let endpoint = request.parameters["endpoint"].flatMap(EndpointName.init) else {
      throw .notFound("There is no such endpoint.")
    }
    guard request.body.count <= InboundLimits.bodyBytes else { throw .tooLarge(InboundLimits.bodyBytes) }
    return switch await service.parts.inbound.verify(endpoint, headers: request.headers, body: request.body) {
    case .accepted: PortalReply(status: 202)
    case .badSignature:
      throw Problem("bad-signature", 401, "Not genuine", "The signature does not fit the body.")
    case .unavailable: throw .unavailable("The push could not be kept. Send it again.")
    case .noSuchEndpoint: throw .notFound("There is no such endpoint, or it takes no pushes.")
    }
  }
}
