import Refills
import Statecharts
import Tracking

/// `/v1/staff/{clinic's id}/absence`: who is away, and who covers.
struct AbsenceRoutes: Sendable {
  let service: Service

  func put(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    let (caller, external, sender) = try service.keeper(request)
    let member = try member(external, for: caller)
    let body = try request.decode(AbsenceBody.self)
    let absence = try service.absence(
      of: member, from: body.from.moment, until: body.until.moment, cover: body.cover, at: request.at)
    return try await save(member, absence, by: sender, for: request)
  }

  func delete(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    let (caller, external, sender) = try service.keeper(request)
    return try await save(try member(external, for: caller), nil, by: sender, for: request)
  }

  private func member(_ external: ExternalID, for caller: Caller) throws(Problem) -> StaffMember {
    guard let member = try service.staff(external), member.roles.keys.allSatisfy(caller.keepsRecords) else {
      throw .notFound("There is no such member of staff, or they are not yours to write.")
    }
    return member
  }

  private func save(
    _ member: StaffMember, _ absence: Absence?, by sender: Sender, for request: PortalRequest
  ) async throws(Problem) -> PortalReply {
    try await service.submit([.absence(member.id, absence)], from: sender, showing: .nobody, for: request) {
      outcome in
      Service.kept(outcome, id: member.id.text, external: member.external, isNew: false)
    }
  }
}

extension Service {
  /// - Throws: 422 where the time is none, or nobody covers.
  func absence(
    of member: StaffMember, from: Instant, until: Instant, cover: ExternalID, at now: Instant
  ) throws(Problem) -> Absence {
    guard from < until, until > now, until <= from + Absence.longest else {
      throw .unprocessable("An absence ends after it begins and after now, and lasts a year at most.")
    }
    guard let other = try staff(cover), other.id != member.id, !member.actingBrands.isEmpty,
      other.actingBrands.isSuperset(of: member.actingBrands)
    else {
      throw .unprocessable("“cover” is nobody else who works for the same brands.")
    }
    return Absence(from: from, until: until, cover: other.id)
  }
}
