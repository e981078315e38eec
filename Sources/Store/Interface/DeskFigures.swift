package import Refills

/// What the desk counts that no event of the stream tells.
package struct DeskFigures: Hashable, Sendable {
  /// Rows of the queue out that are looked at, the newest: a month of a large clinic.
  static let mostMessages = 500_000

  /// Live refills whose patient has something to do, by how long that has been.
  package let actions: [RefillChart.PatientPart: Int]
  /// Messages to people that were made since then, by what became of them.
  package let messages: [DispatchRow.State: Int]
  /// Pages that patients opened since then, at all brands.
  package let pageViews: Int

  package init(
    actions: [RefillChart.PatientPart: Int], messages: [DispatchRow.State: Int], pageViews: Int
  ) {
    self.actions = actions
    self.messages = messages
    self.pageViews = pageViews
  }
}
