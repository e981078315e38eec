package import Statecharts

/// A change that a provider proposed and the patient has not answered yet.
package struct Proposal: Hashable, Sendable, Codable {
  package let text: String
  package let by: String
  package let at: Instant

  package init(text: String, by: String, at: Instant) {
    self.text = text
    self.by = by
    self.at = at
  }
}
