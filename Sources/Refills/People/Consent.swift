package import Statecharts

/// That a patient agreed to messages, when, and to which words.
package struct Consent: Hashable, Sendable, Codable {
  /// How much a message says: nothing but that there is news, or the status.
  package enum Level: String, CaseIterable, Hashable, Sendable, Codable {
    case neutral, status
  }

  /// What messages are about. Each purpose is agreed to by itself.
  package enum Purpose: String, CaseIterable, Hashable, Sendable, Codable {
    case care, billing
  }

  package let at: Instant
  /// The wording that was agreed to, by its name.
  package let wording: String
  package var level: Level
  /// Page-only news (received, approved, sent, preparing) by e-mail as well.
  package var wantsEveryStep: Bool

  package init(at: Instant, wording: String, level: Level = .neutral, wantsEveryStep: Bool = false) {
    self.at = at
    self.wording = wording
    self.level = level
    self.wantsEveryStep = wantsEveryStep
  }
}
