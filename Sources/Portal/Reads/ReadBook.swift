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
    switch await door.submit(Submission([.read(record)], from: .system)) {
    case .answered(.done, _):
      if case .staff = request.caller { views.note(record) }
    case .unavailable(let error): try fail(error.message, subjects, request)
    case .answered, .replayed, .keyReused, .inFlight: try fail("Report this.", subjects, request)
    }
  }

  private func fail(_ why: String, _ subjects: Subjects, _ request: PortalRequest) throws(Problem) {
    if case .patient(let id) = request.caller, subjects.patients == [id] { return }
    throw .unavailable("Nothing is shown, for it cannot be written down who reads it: \(why)")
  }
}
