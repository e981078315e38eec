import Crypto
import Refills
import Statecharts
import Store
import Tracking

/// What the routes share: looking things up, asking the door, and saying what came of it.
struct Service: Sendable {
  let parts: PortalParts

  init(_ parts: PortalParts) {
    self.parts = parts
  }

  /// Asks the store; its failure is a 503, for nothing is shown that could not be read. A cursor that it never gave
  /// out is the client's mistake.
  func read<Value>(_ body: () throws(StoreError) -> Value) throws(Problem) -> Value {
    do {
      return try body()
    } catch {
      if error.code == .cursor { throw .malformed("“after” is the `next` of an earlier answer.") }
      if error.code == .erased { throw .gone(error.message) }
      throw .unavailable("The database cannot be read just now (\(error.code.name)).")
    }
  }

  func stream(after cursor: Int64, limit: Int) throws(Problem) -> StreamPage {
    try read { () throws(StoreError) in try parts.views.stream(after: cursor, limit: limit) }
  }

  /// The refill, if this caller may know of it. What is not theirs is not there.
  func refill(_ text: String?, for caller: Caller) throws(Problem) -> Refill {
    let text = text ?? ""
    let found =
      if let id = RefillID(text) {
        try read { () throws(StoreError) in try parts.views.refill(id) }
      } else if let external = ExternalID(text) {
        try read { () throws(StoreError) in try parts.views.refill(external: external) }
      } else {
        Refill?.none
      }
    guard let refill = found, !caller.actors(at: refill.record.brand, patient: refill.record.patient).isEmpty
    else {
      throw .notFound("There is no such refill, or it is not yours to see.")
    }
    return refill
  }

  /// The patient of whom this caller may write records. Another brand's is as unknown as one who is not there.
  func patient(_ external: ExternalID, keptBy caller: Caller) throws(Problem) -> Patient {
    let patient = try read { () throws(StoreError) in try parts.directory.patient(external: external) }
    guard let patient, caller.keepsRecords(of: patient.brand) else {
      throw .unprocessable("“patient” is no patient of yours. Send the patient first.")
    }
    return patient
  }

  /// Hands a change to the door and turns its answer into a reply.
  /// - Parameter subjects: whose data the answer shows; what is done and that it was shown are
  ///   written together. A refusal shows nobody.
  func submit(
    _ changes: [Submission.Change], from sender: Sender, showing subjects: Subjects,
    for request: PortalRequest,
    render: @escaping @Sendable (Outcome) -> RenderedAnswer
  ) async throws(Problem) -> PortalReply {
    let key = try Self.key(of: request)
    let read = subjects.record(of: request).map { [Submission.Change.read($0)] } ?? []
    let submission = Submission(
      changes + read, from: sender, key: key.map { AnswerKey(client: request.caller?.name ?? "", key: $0) },
      requestDigest: Self.digest(of: request), render: render)
    switch await parts.door.submit(submission) {
    case .answered(let outcome, let answer):
      return Self.reply(answer, of: .nobody, headers: Self.entityTag(of: outcome))
    case .replayed(let answer):
      return Self.reply(
        answer, of: answer.status < 400 ? subjects : .nobody, headers: [("Idempotent-Replayed", "true")])
    case .keyReused: throw .keyReused
    case .inFlight: throw .inFlight
    case .unavailable(let error):
      throw .unavailable("Nothing was changed: \(error.message)")
    }
  }

  /// - Parameter subjects: of whom it is not written yet that they are shown.
  private static func reply(
    _ answer: RenderedAnswer, of subjects: Subjects, headers: [(name: String, value: String)]
  ) -> PortalReply {
    guard !answer.body.isEmpty else { return PortalReply(status: answer.status, headers: headers) }
    let kind = answer.status >= 400 ? "application/problem+json" : "application/json"
    return PortalReply(kind, answer.body, of: subjects, status: answer.status, headers: headers)
  }

  private static func entityTag(of outcome: Outcome) -> [(name: String, value: String)] {
    guard case .done(let refills) = outcome, refills.count == 1, let refill = refills.first else { return [] }
    return [("ETag", "\"\(refill.version)\"")]
  }

  /// Longest key that is kept; UUIDs and the like are far shorter.
  static let longestKey = 200

  private static func key(of request: PortalRequest) throws(Problem) -> String? {
    guard let key = request.headers["idempotency-key"] else { return nil }
    guard !key.isEmpty, key.utf8.count <= longestKey else {
      throw .malformed("`Idempotency-Key` has 1 to \(longestKey) characters.")
    }
    return key
  }

  private static func digest(of request: PortalRequest) -> [UInt8] {
    var hash = SHA256()
    hash.update(data: Array("\(request.method) \(request.path)\n\(request.headers["if-match"] ?? "")\n".utf8))
    hash.update(data: request.body)
    return Array(hash.finalize())
  }

  /// The version that `If-Match` names; nil where the header is absent or `*`.
  static func expectedVersion(_ request: PortalRequest) throws(Problem) -> Int64? {
    guard let tag = request.headers["if-match"], tag != "*" else { return nil }
    guard tag.hasPrefix("\""), tag.hasSuffix("\""), let version = Int64(tag.dropFirst().dropLast()) else {
      throw .malformed("`If-Match` must be the `ETag` as it was given: a number in quotation marks.")
    }
    return version
  }
}
