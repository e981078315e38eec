import Refills
import Statecharts
import Store
import Tracking

/// What waits to leave and what did not arrive: the dead letters, with a button.
struct DispatchRoutes: Sendable {
  static let mostRows = 500

  let service: Service

  private struct Row: Encodable {
    let id: MessageID
    let refill: RefillID
    let lane: String
    let state: DispatchRow.State
    let attempts: Int
    let createdAt: WireTime
    let dueAt: WireTime
    let reason: String?
  }

  func list(_ request: PortalRequest) throws(Problem) -> PortalReply {
    try allow(request)
    guard let state = DispatchRow.State(rawValue: request.query["state"] ?? "dead") else {
      throw .malformed("“state” is one of \(DispatchRow.State.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    let rows = try service.read { () throws(StoreError) in
      try service.parts.views.dispatches(in: state, limit: Self.mostRows)
    }
    return .json(
      JSONWriter.bytes(
        rows.map {
          Row(
            id: $0.id, refill: $0.refill, lane: $0.lane, state: $0.state, attempts: $0.attempt,
            createdAt: WireTime($0.createdAt), dueAt: WireTime($0.dueAt), reason: $0.lastError)
        }))
  }

  func retry(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    try allow(request)
    guard let id = request.parameters["id"].flatMap({ MessageID($0) }) else { throw .notFound("No such message.") }
    try await service.parts.revive(id)
    return PortalReply(status: 202)
  }

  private func allow(_ request: PortalRequest) throws(Problem) {
    guard let caller = request.caller else { throw .unauthorised }
    switch caller {
    case .localOperator: return
    case .staff(let member):
      guard member.roles.values.contains(where: { !$0.isDisjoint(with: [.support, .lead, .admin]) }) else {
        throw .forbidden("Messages are looked after by support.")
      }
    case .client, .patient: throw .forbidden("Messages are looked after by support.")
    }
  }
}
