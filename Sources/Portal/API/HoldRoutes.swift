import Notifications
import Refills
import Statecharts
import Store

/// Which messages to patients are held, by whom and why; a button to hold some, and one to let them go.
struct HoldRoutes: Sendable {
  let service: Service

  struct Wanted: JSONBody {
    static let members: Set<String> = ["brand", "endpoint", "notice", "reason"]
    let brand: BrandName?
    let endpoint: EndpointName?
    let notice: String?
    let reason: String
  }

  private struct Row: Encodable {
    let id: HoldID
    let brand: BrandName?
    let endpoint: EndpointName?
    let notice: String?
    let by: String
    let reason: String
    let since: WireTime

    init(_ hold: MessageHold) {
      id = hold.id
      brand = hold.scope.brand
      endpoint = hold.scope.endpoint
      notice = hold.scope.notice?.rawValue
      by = hold.by
      reason = hold.reason
      since = WireTime(hold.since)
    }
  }

  func list(_ request: PortalRequest) throws(Problem) -> PortalReply {
    let caller = try request.messageKeeper()
    let holds = service.parts.holds.all.filter { caller.maySee($0) }
    return .json(JSONWriter.bytes(["holds": holds.map(Row.init)]), of: .nobody)
  }

  func hold(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    try await hold(request.decode(Wanted.self), request)
  }

  func hold(_ wanted: Wanted, _ request: PortalRequest) async throws(Problem) -> PortalReply {
    let caller = try request.messageKeeper()
    let reason = try request.reason(wanted.reason)
    let scope = MessageScope(
      brand: wanted.brand, endpoint: wanted.endpoint, notice: try Self.notice(wanted.notice))
    try service.check(scope)
    guard caller.mayHold(scope) else {
      throw .forbidden("Name a brand of which you look after the messages; only `refilld hold` holds others.")
    }
    let hold = try await service.write { () async throws(StoreError) in
      try await service.parts.holds.hold(scope, by: caller.name, reason: reason, at: request.at)
    }
    return .json(JSONWriter.bytes(Row(hold)), of: .nobody, status: 201)
  }

  func release(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    let caller = try request.messageKeeper()
    let holds = service.parts.holds
    guard let id = request.parameters["id"].flatMap({ HoldID($0) }),
      let hold = holds.all.first(where: { $0.id == id }), caller.maySee(hold)
    else { throw .notFound("There is no such hold in force, or it is not yours to see.") }
    guard Self.mayRelease(hold, caller) else {
      throw .forbidden("It holds messages of other brands too; `refilld hold release` lets it go.")
    }
    try await service.write { () async throws(StoreError) in
      try await holds.release(id, by: caller.name, at: request.at)
    }
    return PortalReply(status: 204)
  }

  /// What the brake holds is of every brand; whoever looks after messages may find that it was right.
  static func mayRelease(_ hold: MessageHold, _ caller: Caller) -> Bool {
    caller.mayHold(hold.scope) || hold.by == MessageHold.brake
  }

  private static func notice(_ name: String?) throws(Problem) -> RefillChart.Notice? {
    guard let name else { return nil }
    guard let notice = RefillChart.Notice(rawValue: name) else {
      let all = RefillChart.Notice.allCases.map(\.rawValue).joined(separator: ", ")
      throw .malformed("“notice” is one of \(all).")
    }
    return notice
  }
}

extension Caller {
  /// Whether it touches refills that this caller may read.
  func maySee(_ hold: MessageHold) -> Bool {
    guard let brand = hold.scope.brand, let brands else { return true }
    return brands.contains(brand)
  }

  /// Whether all that it touches are messages that this caller looks after.
  func mayHold(_ scope: MessageScope) -> Bool {
    if case .localOperator = self { return true }
    return scope.brand.map(looksAfterMessages) ?? false
  }
}
