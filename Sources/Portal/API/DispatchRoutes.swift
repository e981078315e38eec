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
    let caller = try request.messageKeeper()
    guard let state = DispatchRow.State(rawValue: request.query["state"] ?? "dead") else {
      throw .malformed(
        "“state” is one of \(DispatchRow.State.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    let (rows, subjects) = try rows(in: state, for: caller)
    return .json(
      JSONWriter.bytes(
        rows.map {
          Row(
            id: $0.id, refill: $0.refill, lane: $0.lane, state: $0.state, attempts: $0.attempt,
            createdAt: WireTime($0.createdAt), dueAt: WireTime($0.dueAt), reason: $0.lastError)
        }), of: subjects)
  }

  func retry(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    let caller = try request.messageKeeper()
    guard let id = request.parameters["id"].flatMap({ MessageID($0) }), try isDead(id, for: caller) else {
      throw .notFound("There is no such message that gave up, or it is not yours to see.")
    }
    try await service.parts.revive(id)
    return PortalReply(status: 202)
  }

  /// Rows of refills that this caller may know of, the oldest first, and whom they are about.
  func rows(in state: DispatchRow.State, for caller: Caller) throws(Problem) -> (
    rows: [DispatchRow], subjects: Subjects
  ) {
    let views = service.parts.views
    let rows = try service.read { () throws(StoreError) in
      try views.dispatches(in: state, limit: Self.mostRows)
    }
    return try seen(rows, by: caller)
  }

  private func isDead(_ id: MessageID, for caller: Caller) throws(Problem) -> Bool {
    let views = service.parts.views
    let row = try service.read { () throws(StoreError) in try views.dispatch(id) }
    guard let row, row.state == .dead else { return false }
    return try !seen([row], by: caller).rows.isEmpty
  }

  /// Those of refills that this caller may know of.
  private func seen(_ rows: [DispatchRow], by caller: Caller) throws(Problem) -> (
    rows: [DispatchRow], subjects: Subjects
  ) {
    let views = service.parts.views
    var refills: [RefillID: RefillRecord] = [:]
    for id in Set(rows.map(\.refill)) {
      refills[id] = try service.read { () throws(StoreError) in try views.refill(id) }?.record
    }
    var seen = rows
    if case .staff = caller {
      seen = rows.filter { row in refills[row.refill].map { caller.looksAfterMessages(of: $0.brand) } ?? false
      }
    }
    return (seen, Subjects(Set(seen.compactMap { refills[$0.refill]?.patient })))
  }
}
