import Refills
import Statecharts
import Store
import Tracking

/// Writes down who is shown whose data, before it leaves.
struct ReadBook: Sendable {
  let door: any Doorway

  /// Returns when it is on the disk.
  ///
  /// Where it cannot be written, nothing is shown; a patient's own page is, for it discloses nothing to anybody else, and
  /// a full disk should leave nobody without an answer about their medicine.
  /// - Throws: a 503.
  func note(_ subjects: Subjects, shownBy route: String, to request: PortalRequest) async throws(Problem) {
    guard !subjects.patients.isEmpty, let caller = request.caller else { return }
    let record = ReadRecord(
      at: request.at, reader: caller.reader, route: route, refill: subjects.refill,
      patients: subjects.patients, reason: subjects.reason)
    let answer = await door.submit(Submission([.read(record)], from: .system))
    guard case .unavailable(let error) = answer, !Self.isOwn(subjects, caller) else { return }
    throw .unavailable(
      "Nothing is shown, for it cannot be written down who reads it: \(error.message)")
  }

  private static func isOwn(_ subjects: Subjects, _ caller: Caller) -> Bool {
    guard case .patient(let id) = caller else { return false }
    return subjects.patients == [id]
  }
}

extension Caller {
  fileprivate var reader: Reader {
    switch self {
    case .client(let client): .client(client.name)
    case .staff(let member): .staff(member.id)
    case .patient(let id): .patient(id)
    case .localOperator: .localOperator
    }
  }
}
