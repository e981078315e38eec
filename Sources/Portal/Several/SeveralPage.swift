import Refills
import Statecharts
import Store

/// `/desk/several`: what can be approved by who is signed in, the most pressing first, with all that a decision needs; one
/// button approves those that were confirmed, each by its own box. Each is decided by itself, as on its own page: what one
/// is refused for holds up no other.
struct SeveralPage: Sendable {
  static let path = "/desk/several"
  /// As many as are read with care in one go.
  static let most = 20

  let service: Service

  func show(_ request: PortalRequest) throws(Problem) -> PortalReply {
    guard case .staff(let member) = request.caller, let caller = request.caller else {
      return .seeOther("/desk/sign-in")
    }
    let frame = try service.frame(request)
    guard !member.decidingBrands.isEmpty else { throw .forbidden("Only who decides approves anything.") }
    let found = try service.read { () throws(StoreError) in
      try service.parts.views.refills(
        matching: Queue.decide.filter(brands: member.decidingBrands, at: request.at),
        after: request.query["after"], limit: Self.most)
    }
    var rows: [QueueRow] = []
    for row in try service.queueRows(found.refills)
    where try SeveralChoice(row, of: member, caller, at: request.at, service).isOffered {
      rows.append(row)
    }
    let view = SeveralView(
      rows: rows, others: found.refills.count - rows.count, next: found.next, frame: frame, now: request.at)
    return .html(
      frame.page("Approve several · refilld").write { view.write(&$0) }, of: Subjects(found.refills))
  }

  func post(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    guard case .staff = request.caller, let caller = request.caller else { return .seeOther("/desk/sign-in") }
    let frame = try service.frame(request)
    guard request.headers["idempotency-key"] == nil else {
      throw .malformed("Each is a decision of its own: send this form without an `Idempotency-Key`.")
    }
    // All are looked up before any is approved: what is said of them afterwards is said of each.
    var chosen: [(refill: Refill, version: Int64)] = []
    for (id, version) in try confirmed(request) {
      chosen.append((try service.refill(id.text, for: caller), version))
    }
    var outcomes: [SeveralOutcomes.One] = []
    for (refill, version) in chosen {
      outcomes.append(try await approve(refill, version, request, caller))
    }
    let rows = try service.queueRows(outcomes.map(\.refill))
    let view = SeveralOutcomes(all: outcomes, rows: rows)
    return .html(
      frame.page("Approved · refilld").write { view.write(&$0) }, of: Subjects(outcomes.map(\.refill)))
  }

  /// What was confirmed, each as the page showed it.
  private func confirmed(_ request: PortalRequest) throws(Problem) -> [(RefillID, Int64)] {
    var all: [(id: RefillID, version: Int64)] = []
    for (name, value) in try request.form() where name.hasPrefix(SeveralView.box) {
      guard let id = RefillID(String(name.dropFirst(SeveralView.box.count))), let version = Int64(value)
      else {
        throw .unknownForm
      }
      all.append((id, version))
    }
    guard all.count <= Self.most else { throw .unknownForm }
    return all.sorted { $0.id < $1.id }
  }

  private func approve(_ refill: Refill, _ version: Int64, _ request: PortalRequest, _ caller: Caller)
    async throws(Problem) -> SeveralOutcomes.One
  {
    let refused: Problem?
    do throws(Problem) {
      let reply = try await EventRoutes(service: service).sendForm(
        [(.providerApprove, .approval(note: nil))], on: refill, expecting: version, for: request,
        caller: caller)
      refused = try reply.map { reply throws(Problem) in
        try DeskEvents(service: service).problem(
          reply, of: .providerApprove, on: refill, for: request, caller: caller)
      }
    } catch {
      // Nobody decides any of them before they have signed in again.
      if error.code == Problem.signInAgain { throw error }
      refused = error
    }
    return SeveralOutcomes.One(refill: now(refill, caller), refusal: refused)
  }

  /// As it is by now; as it was where that cannot be read: what was decided stays decided.
  private func now(_ refill: Refill, _ caller: Caller) -> Refill {
    do throws(Problem) { return try service.refill(refill.id.text, for: caller) } catch { return refill }
  }
}
