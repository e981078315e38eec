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
    where try isOffered(row, to: member, caller, at: request.at) {
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
    var outcomes: [SeveralOutcomes.One] = []
    for (id, version) in try confirmed(request) {
      outcomes.append(try await approve(id, version, request, caller))
    }
    let rows = try service.queueRows(outcomes.map(\.refill))
    let view = SeveralOutcomes(all: outcomes, rows: rows)
    return .html(
      frame.page("Approved · refilld").write { view.write(&$0) }, of: Subjects(outcomes.map(\.refill)))
  }

  /// Whether this member approves it on its own page too, and nothing but the facts that stand here is to be read first.
  private func isOffered(_ row: QueueRow, to member: StaffMember, _ caller: Caller, at now: Instant)
    throws(Problem) -> Bool
  {
    let (refill, record) = (row.refill, row.refill.record)
    guard let patient = row.patient, row.prescription != nil, !refill.isWaitingOnPatient, !record.isUnsure,
      !record.isUnmapped, !record.mayBeFilledTwice
    else { return false }
    let forms = DecisionForms(
      refill: refill, actors: caller.actors(at: record.brand, patient: record.patient),
      licensed: patient.state.map { member.isLicensed(in: $0, at: now) } ?? true)
    guard forms.offersApproval else { return false }
    return try service.beside(of: patient.id).about(refill.id).thread?.state.answer != .waiting
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

  private func approve(_ id: RefillID, _ version: Int64, _ request: PortalRequest, _ caller: Caller)
    async throws(Problem) -> SeveralOutcomes.One
  {
    let refill = try service.refill(id.text, for: caller)
    do throws(Problem) {
      let refused = try await EventRoutes(service: service).sendForm(
        [(.providerApprove, .approval(note: nil))], on: refill, expecting: version, for: request,
        caller: caller)
      let now = try service.refill(id.text, for: caller)
      guard let refused else { return SeveralOutcomes.One(refill: now, refusal: nil) }
      return SeveralOutcomes.One(
        refill: now,
        refusal: try DeskEvents(service: service).problem(
          refused, of: .providerApprove, on: refill, for: request, caller: caller))
    } catch {
      // Nobody decides any of them before they have signed in again.
      if error.code == Problem.signInAgain { throw error }
      return SeveralOutcomes.One(refill: refill, refusal: error)
    }
  }
}
