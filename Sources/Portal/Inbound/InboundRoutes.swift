import Notifications
import Refills
import Store
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

  /// `POST /v1/messages/reports`: a mail server's report of an e-mail of ours (RFC 3464), as it came into the mailbox from which
  /// messages go out.
  func postMail(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    switch request.caller {
    case nil: throw .unauthorised
    case .client(let client) where client.actors.contains(.system): break
    case .localOperator: break
    case .client, .staff, .patient: throw .forbidden("Reports come from the clinic's mail system.")
    }
    guard request.headers["content-type"]?.lowercased().hasPrefix("message/rfc822") == true else {
      throw Problem("not-mail", 415, "Not an e-mail", "Send `Content-Type: message/rfc822` and the e-mail.")
    }
    guard request.body.count <= DeliveryReport.mostBytes else { throw .tooLarge(DeliveryReport.mostBytes) }
    guard let report = DeliveryReport(request.body) else {
      throw .unprocessable("It is no report of what became of an e-mail of ours. It was not kept.")
    }
    let receipts = service.parts.receipts
    try await service.write { () async throws(StoreError) in try await receipts.take(report, at: request.at) }
    return PortalReply(status: 204)
  }

  /// `POST /v1/inbound/texts/{channel}`: what became of a text, or what somebody answered to one.
  func postText(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    guard request.body.count <= InboundLimits.bodyBytes else { throw .tooLarge(InboundLimits.bodyBytes) }
    let push = TextPush(
      channel: request.parameters["channel"] ?? "", headers: request.headers, query: request.query,
      body: request.body, at: request.at)
    switch await service.parts.texts?.take(push) ?? .noSuchChannel {
    // Twilio takes a page without words for “say nothing”, and others look at the status alone.
    case .accepted: return PortalReply(status: 204)
    case .badSignature:
      throw Problem("bad-signature", 401, "Not genuine", "The signature does not fit what was sent.")
    case .unavailable: throw .unavailable("It could not be kept. Send it again.")
    case .noSuchChannel: throw .notFound("There is no such channel, or it takes no pushes.")
    }
  }
}
