import Refills
import Store
import Tracking

/// Writes down who is shown whose data, before it leaves.
struct ReadBook: Sendable {
  let door: any Doorway
  let views: OpenViews

  /// Returns when it is on the disk.
  ///
  /// Where it cannot be written, nothing is shown; a patient's own page is, for it discloses nothing to anybody else, and
  /// a full disk should leave nobody without an answer about their medicine.
  /// - Throws: a 503.
  func note(_ subjects: Subjects, shownTo request: PortalRequest) async throws(Problem) {
    guard let record = subjects.record(of: request) else { return }
    if request.isOfItself, views.holds(record) { return }
    guard case .unavailable(let error) = await door.submit(Submission([.read(record)], from: .system)) else {
      return views.note(record)
    }
    if case .patient(let id) = request.caller, subjects.patients == [id] { return }
    throw .unavailable("Nothing is shown, for it cannot be written down who reads it: \(error.message)")
  }
}
