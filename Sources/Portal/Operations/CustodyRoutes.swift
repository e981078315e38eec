import Refills
import Store

/// The master key, checkpoints, erasures and pruning, for the operator on the machine itself.
struct CustodyRoutes: Sendable {
  let service: Service

  private struct Rotated: Encodable {
    let from: String
    let to: String
    let keys: Int
    /// Where the old key is; absent: the operator replaces the credential.
    let retired: String?
  }

  func rotateKeys(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    try request.requireOperator("The key is replaced from the machine itself: `refilld keys rotate`.")
    let done = try await service.parts.custody.rotateKeys()
    return .json(
      JSONWriter.bytes(Rotated(from: done.from, to: done.to, keys: done.rewrapped, retired: done.retired)),
      of: .nobody)
  }

  /// As text, for it is kept and compared as text.
  func checkpoint(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    try request.requireOperator("Checkpoints are made on the machine itself: `refilld checkpoint`.")
    let checkpoint = try await service.parts.custody.checkpoint()
    return PortalReply("text/plain; charset=utf-8", Array(checkpoint.text.utf8), of: .nobody)
  }

  private struct Wanted: JSONBody {
    static let members: Set<String> = ["reason"]
    let reason: String
  }

  private struct Erased: Encodable {
    let patient: PatientID
    let refills: [RefillID]
  }

  func erase(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    try request.requireOperator("Patients are erased from the machine itself: `refilld erase`.")
    let reason = try request.reason(request.decode(Wanted.self).reason)
    guard let id = try patient(request.parameters["id"] ?? ""),
      let erasure = try await service.parts.custody.erase(id, reason)
    else { throw .notFound("There is no such patient, or they were erased already.") }
    return .json(JSONWriter.bytes(Erased(patient: erasure.patient, refills: erasure.refills)), of: .nobody)
  }

  private struct Trial: JSONBody {
    static let members: Set<String> = ["trial"]
    let trial: Bool
  }

  private struct Pruned: Encodable {
    let refills: Int
    let rows: Int64
    /// Records of who saw whom.
    let reads: Int64
    let through: Int64
    /// What it stopped at, in words.
    let hold: String
  }

  func prune(_ request: PortalRequest) async throws(Problem) -> PortalReply {
    try request.requireOperator(
      "What was kept long enough is pruned from the machine itself: `refilld prune`.")
    let report = try await service.parts.custody.prune(request.decode(Trial.self).trial)
    return .json(
      JSONWriter.bytes(
        Pruned(
          refills: report.refills, rows: report.rows, reads: report.reads, through: report.through,
          hold: report.hold.text)),
      of: .nobody)
  }

  /// - Parameter text: our id or the clinic's.
  private func patient(_ text: String) throws(Problem) -> PatientID? {
    if let id = PatientID(text) { return id }
    guard let external = ExternalID(text) else { return nil }
    return try service.read { () throws(StoreError) in
      try service.parts.directory.patient(external: external)
    }?.id
  }
}
