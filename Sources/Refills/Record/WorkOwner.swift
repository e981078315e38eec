package import Statecharts

/// Who looks after a refill at the desk.
package struct WorkOwner: Hashable, Sendable, Codable {
  package let staff: StaffID
  package let since: Instant
  /// The id of whoever gave it to them; their own: they took it.
  package let by: String
  /// What they should know.
  package let note: String?

  package init(staff: StaffID, since: Instant, by: String, note: String? = nil) {
    self.staff = staff
    self.since = since
    self.by = by
    self.note = note
  }
}
