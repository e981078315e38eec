/// Who looks after a refill from now on, as somebody of the clinic says.
package struct Assignment: Hashable, Sendable, Codable {
  /// Characters of a note.
  package static let longestNote = 500

  /// Nil: nobody does.
  package let to: StaffID?
  /// What whoever takes over should know.
  package let note: String?

  package init(to: StaffID?, note: String? = nil) {
    self.to = to
    self.note = note
  }
}
