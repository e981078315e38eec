import Refills
import Statecharts
import Store

/// `POST /v1/patients/{clinic's id}/links`: a one-time link to a patient's page, for the clinic's own app or support.
struct LinkRoutes: Sendable {
  let service: Service

  private struct Link: Encodable {
    let url: String
    let endsAt: WireTime
  }

  func make(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    guard let caller = request.caller else { throw .unauthorised }
    guard let external = request.parameters["id"].flatMap(ExternalID.init) else {
      throw .notFound("No such patient.")
    }
    let patient = try service.read { () throws(StoreError) in
      try service.parts.directory.patient(external: external)
    }
    let actors = patient.map { caller.actors(at: $0.brand, patient: $0.id) } ?? []
    guard let patient, !actors.isEmpty else {
      throw .notFound("There is no such patient, or not one of yours.")
    }
    guard !actors.isDisjoint(with: [.system, .support, .admin]) else {
      throw .forbidden("Links are made by the clinic's systems and by support.")
    }
    let url = try PatientTickets(service.parts).link(for: patient.id, at: request.at)
    return .json(
      JSONWriter.bytes(Link(url: url, endsAt: WireTime(request.at + service.parts.patience.link))),
      of: Subjects([patient.id]), status: 201)
  }
}
