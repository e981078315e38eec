/// The patient is in another state now. Who may decide depends on it.
package struct Move: Hashable, Sendable, Codable {
  /// Two letters, as the postal service writes it.
  package let state: String

  package init(state: String) {
    self.state = state
  }
}
