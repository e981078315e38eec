package import Refills

/// What the desk counts that no event of the stream tells.
package struct DeskFigures: Hashable, Sendable {
  /// Live refills whose patient was asked for something, or was reminded and has not done it.
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
