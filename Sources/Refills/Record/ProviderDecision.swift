package import Statecharts

/// What was decided, by whom, when.
package struct ProviderDecision: Hashable, Sendable, Codable {
  package enum Kind: Hashable, Sendable, Codable {
    case approved
    case denied(Denial)
    case elsewhere(OutsideDecision)
  }

  package let kind: Kind
  package let by: String
  package let at: Instant

  package init(kind: Kind, by: String, at: Instant) {
    self.kind = kind
    self.by = by
    self.at = at
  }
}
