import Refills

/// What comes with `work.assigned`: who looks after a refill from now on, by the clinic's id.
package struct AssignmentBody: Decodable, Sendable {
  /// Nil: nobody does.
  let to: ExternalID?
  let note: String?

  init(to: ExternalID?, note: String? = nil) {
    self.to = to
    self.note = note
  }

  /// - Throws: 422 where it is nobody who could, or the note is too long.
  func assignment(of refill: Refill, _ service: Service) throws(Problem) -> Assignment {
    if let note, note.count > Assignment.longestNote {
      throw .unprocessable("“note” has \(Assignment.longestNote) characters at most.")
    }
    guard let to else {
      guard note == nil else { throw .unprocessable("A “note” is for whoever takes it: name them in “to”.") }
      return Assignment(to: nil)
    }
    guard let member = try service.staff(to), member.actingBrands.contains(refill.record.brand) else {
      throw .unprocessable("“to” is nobody who works for this brand.")
    }
    return Assignment(to: member.id, note: note?.written)
  }
}
