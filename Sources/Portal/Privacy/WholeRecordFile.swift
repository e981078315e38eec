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
      threads: try directory.matters(of: patient.id),
      reads: try views.readGroups(of: patient.id, since: ReadsPeriod.all.start(before: now), limit: Self.most)
        .map(WholeRecord.Read.init))
  }

  private func gather(_ refill: Refill) throws(StoreError) -> WholeRecord.OneRefill {
    let views = service.parts.views
    let steps = try views.journal(of: refill.id, limit: Self.most).map(\.entry)
    let messages = try views.dispatches(of: refill.id, limit: Self.most)
    return WholeRecord.OneRefill(
      version: refill.version, stage: refill.stage, changedAt: WireTime(refill.changedAt),
      record: refill.record, states: refill.regions.stateIDs, steps: steps.map(WholeRecord.Step.init),
      messages: messages.map(WholeRecord.Message.init),
      isCut: steps.count == Self.most || messages.count == Self.most,
      answers: try views.answers(of: refill.id, limit: RawAnswer.mostKept).map(WholeRecord.Answer.init))
  }
}

extension WholeRecord.Step {
  fileprivate init(_ entry: JournalEntry) {
    self.init(
      at: WireTime(entry.at), event: entry.kind, actor: entry.sender.actor, sender: entry.sender.name,
      from: entry.from, to: entry.to, payload: String(decoding: entry.payload, as: UTF8.self),
      refused: entry.refusal)
  }
}

extension WholeRecord.Message {
  fileprivate init(_ row: DispatchRow) {
    self.init(
      id: row.id, what: DeskHistory.what(row), state: row.state, attempts: row.attempt,
      createdAt: WireTime(row.createdAt), dueAt: WireTime(row.dueAt), said: row.lastError)
  }
}

extension WholeRecord.Answer {
  fileprivate init(_ heard: HeardAnswer) {
    let answer = heard.answer
    self.init(
      endpoint: answer.endpoint, item: answer.item, origin: answer.origin.rawValue,
      askedAt: WireTime(answer.askedAt), event: answer.event, status: answer.status, reason: answer.reason,
      refused: heard.refusal, text: answer.text, isCut: answer.isCut)
  }
}

extension WholeRecord.Read {
  fileprivate init(_ group: ReadGroup) {
    let read = group.last
    self.init(
      last: WireTime(read.at), since: WireTime(group.since), times: group.count,
      kind: read.reader.kind.rawValue, reader: read.reader.name, route: read.route, refill: read.refill,
      reason: read.reason)
  }
}
