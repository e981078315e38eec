/// That somebody looked after a task.
package struct TaskClosing: Hashable, Sendable, Codable {
  package let owner: StaffTask.Owner
  /// The event that had called for it.
  package let cause: RefillChart.EventKind
  package let note: String?

  package init(owner: StaffTask.Owner, cause: RefillChart.EventKind, note: String? = nil) {
    self.owner = owner
    self.cause = cause
    self.note = note
  }
}
