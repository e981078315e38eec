import Refills
import Statecharts

/// What was answered to what the patient was asked, for the clinic's systems.
struct ReplyRoutes: Sendable {
  let service: Service

  private struct Wire: Encodable {
    struct Reply: Encodable {
      let kind: OpenAction.Kind
      let from: Actor
      let at: WireTime
      let answers: [AnsweredQuestion]
      let address: String?
      let pharmacy: EndpointName?
    }

    let refill: RefillID
    let version: Int64
    let replies: [Reply]
  }

  func show(_ request: PortalRequest) throws(Problem) -> PortalReply {
    let refill = try service.refillToRead(request)
    let replies = refill.record.replies.map {
      Wire.Reply(
        kind: $0.kind, from: $0.from, at: WireTime($0.at), answers: $0.reply.answers,
        address: $0.reply.address, pharmacy: $0.reply.pharmacy?.endpoint)
    }
    return .json(
      JSONWriter.bytes(Wire(refill: refill.id, version: refill.version, replies: replies)),
      of: Subjects(refill))
  }
}
