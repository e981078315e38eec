import Notifications
import Refills
import Statecharts
import Store

/// `GET /v1/patients/{id}/messages`: why a patient did, or did not, get a message. Each notice that the chart made for
/// them is there, with what was decided about it and why.
struct PatientMessageRoutes: Sendable {
  /// Refills of the patient, and notices of each, that are shown; the newest.
  static let mostRefills = 50
  static let mostRows = 200

  let service: Service

  private struct Message: Encodable {
    struct Way: Encodable {
      let channel: Contact.Channel
      let at: WireTime
      let receipt: String?
    }

    let id: MessageID
    let refill: RefillID
    let notice: String
    let correction: Bool
    let state: DispatchRow.State
    let attempts: Int
    let createdAt: WireTime
    let dueAt: WireTime
    /// How it went out; empty: it did not.
    let ways: [Way]
    /// Why it was not sent, or not yet.
    let reason: String?
  }

  func list(_ request: PortalRequest) throws(Problem) -> PortalReply {
    let caller = try request.messageKeeper()
    let patient = try patient(request.parameters["id"] ?? "", for: caller)
    let views = service.parts.views
    var messages: [Message] = []
    let refills = try service.read { () throws(StoreError) in
      try views.refills(of: patient.id, limit: Self.mostRefills)
    }
    for refill in refills {
      let rows = try service.read { () throws(StoreError) in
        try views.dispatches(of: refill.id, limit: Self.mostRows)
      }
      messages += rows.compactMap(Self.message)
    }
    messages.sort { ($0.createdAt.moment, $0.id.text) > ($1.createdAt.moment, $1.id.text) }
    return .json(JSONWriter.bytes(["messages": messages]), of: Subjects([patient.id]))
  }

  /// By our id or the clinic's. Whoever does not look after messages of the patient's brand does not learn that there
  /// is such a patient.
  private func patient(_ id: String, for caller: Caller) throws(Problem) -> Patient {
    let directory = service.parts.directory
    let found = try service.read { () throws(StoreError) -> Patient? in
      if let id = PatientID(id) { return try directory.patient(id) }
      return try ExternalID(id).flatMap { external throws(StoreError) in
        try directory.patient(external: external)
      }
    }
    guard let found, caller.looksAfterMessages(of: found.brand) else {
      throw .notFound("There is no such patient, or they are not yours to see.")
    }
    return found
  }

  private static func message(_ row: DispatchRow) -> Message? {
    guard case .dispatch(.notice(let notice, let isCorrection)) = row.content else { return nil }
    let told = row.lastError.flatMap(Told.init)
    return Message(
      id: row.id, refill: row.refill, notice: notice.rawValue, correction: isCorrection, state: row.state,
      attempts: row.attempt, createdAt: WireTime(row.createdAt), dueAt: WireTime(row.dueAt),
      ways: (told?.ways ?? []).map {
        Message.Way(channel: $0.channel, at: WireTime($0.at), receipt: $0.receipt)
      }, reason: told == nil ? row.lastError : told?.reason)
  }
}

extension Caller {
  /// Who looks after messages at a brand.
  private static let keepers: Set<Role> = [.support, .lead, .admin]

  /// At any brand.
  var looksAfterMessages: Bool {
    switch self {
    case .localOperator: true
    case .staff(let member): member.roles.values.contains { !$0.isDisjoint(with: Self.keepers) }
    case .client, .patient: false
    }
  }

  func looksAfterMessages(of brand: BrandName) -> Bool {
    switch self {
    case .localOperator: true
    case .staff(let member): member.roles[brand].map { !$0.isDisjoint(with: Self.keepers) } ?? false
    case .client, .patient: false
    }
  }
}
