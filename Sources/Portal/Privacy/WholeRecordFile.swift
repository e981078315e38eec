import Refills
import Statecharts
import Store

/// Gathers a patient's whole record into one file of JSON. Who asks says why; that it was made is on record like any
/// other read.
struct WholeRecordFile: Sendable {
  /// Refills, and rows of each, that fit: more than a life has.
  private static let most = 1_000

  let service: Service

  func make(_ request: PortalRequest) throws(Problem) -> PortalReply {
    let patient = try service.patientForPrivacy(request)
    let reason = try request.reason(request.form()["reason"] ?? "")
    let whole = try service.read { () throws(StoreError) in
      try gather(patient, because: reason, at: request.at)
    }
    let name = "\(patient.id).json"
    return .json(
      JSONWriter.bytes(whole), of: Subjects([patient.id], reason: reason),
      headers: [("Content-Disposition", "attachment; filename=\"\(name)\"")])
  }

  private func gather(_ patient: Patient, because reason: String, at now: Instant) throws(StoreError)
    -> WholeRecord
  {
    let (directory, views) = (service.parts.directory, service.parts.views)
    var refills: [WholeRecord.OneRefill] = []
    for refill in try views.refills(of: patient.id, limit: Self.most) { refills.append(try gather(refill)) }
    return WholeRecord(
      madeAt: WireTime(now), reason: reason, patient: patient,
      prescriptions: try directory.prescriptions(of: patient.id),
      requests: try directory.requests(of: patient.id), orders: try directory.orders(of: patient.id),
      dispenses: try directory.dispenses(of: patient.id), refills: refills,
      visits: try directory.matters(of: patient.id), charges: try directory.matters(of: patient.id),
      threads: try directory.matters(of: patient.id), reads: try reads(of: patient.id, at: now))
  }

  private func gather(_ refill: Refill) throws(StoreError) -> WholeRecord.OneRefill {
    let views = service.parts.views
    return WholeRecord.OneRefill(
      record: refill.record, states: refill.regions.stateIDs,
      steps: try views.journal(of: refill.id, limit: Self.most).map(\.entry).map {
        WholeRecord.Step(
          at: WireTime($0.at), event: $0.kind, actor: $0.sender.actor, sender: $0.sender.name, from: $0.from,
          to: $0.to, payload: String(decoding: $0.payload, as: UTF8.self), refused: $0.refusal)
      },
      messages: try views.dispatches(of: refill.id, limit: Self.most).map {
        WholeRecord.Message(
          id: $0.id, what: DeskHistory.what($0), state: $0.state, createdAt: WireTime($0.createdAt),
          dueAt: WireTime($0.dueAt), said: $0.lastError)
      },
      answers: try views.answers(of: refill.id, limit: RawAnswer.mostKept).map(\.answer).map {
        WholeRecord.Answer(
          endpoint: $0.endpoint, item: $0.item, askedAt: WireTime($0.askedAt), text: $0.text)
      })
  }

  private func reads(of patient: PatientID, at now: Instant) throws(StoreError) -> [WholeRecord.Read] {
    let start = ReadsPeriod.all.start(before: now)
    var reads: [WholeRecord.Read] = []
    while true {
      let more = try service.parts.views.reads(
        of: patient, from: start, before: now, skipping: reads.count, limit: Self.most)
      reads += more.map {
        WholeRecord.Read(
          at: WireTime($0.at), reader: $0.reader.name, route: $0.route, refill: $0.refill, reason: $0.reason)
      }
      if more.count < Self.most { return reads }
    }
  }
}
