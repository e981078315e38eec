/// What a member of staff is at a brand.
package enum Role: String, CaseIterable, Hashable, Sendable, Codable {
  case provider, delegate, support, lead, privacy, admin

  /// As whom the chart knows them; privacy officers read and move nothing.
  package var actor: Actor? {
    switch self {
    case .provider: .provider
    case .delegate: .delegate
    case .support: .support
    case .lead: .lead
    case .admin: .admin
    case .privacy: nil
    }
  }
}
