import Refills
import Statecharts
import Tracking

/// How the systems that follow the stream are doing, and a button for one that was given up.
struct ConsumerRoutes: Sendable {
  let service: Service

  private struct Row: Encodable {
    let name: String
    let state: String
    /// Since when nothing was taken, or it is disabled.
    let since: WireTime?
    /// When it is tried again.
    let nextTry: WireTime?
    let reason: String?
    let cursor: String
  }

  func list(_ request: PortalRequest) throws(Problem) -> PortalReply {
    switch request.caller {
    case nil: throw .unauthorised
    case .patient: throw .forbidden("Consumers are the clinic's matter.")
    case .client, .staff, .localOperator: break
    }
    return .json(JSONWriter.bytes(service.parts.consumers.consumers().map(Self.row)), of: .nobody)
  }

  func enable(_ request: PortalRequest) throws(Problem) -> PortalReply {
    try request.requireOperator("A consumer is enabled from the machine itself: `refilld consumer enable`.")
    guard let name = request.parameters["name"], service.parts.consumers.enable(name) else {
      throw .notFound("There is no consumer of this name.")
    }
    return PortalReply(status: 202)
  }

  private static func row(_ name: String, _ status: StreamStatus) -> Row {
    let (state, since, next, reason): (String, Instant?, Instant?, String?) =
      switch status.state {
      case .running: ("running", nil, nil, nil)
      case .failing(let since, let next, let reason): ("failing", since, next, reason)
      case .disabled(let since, let reason): ("disabled", since, nil, reason)
      }
    return Row(
      name: name, state: state, since: since.map(WireTime.init), nextTry: next.map(WireTime.init),
      reason: reason, cursor: String(status.cursor))
  }
}
