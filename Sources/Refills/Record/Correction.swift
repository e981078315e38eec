package import Statecharts

/// What we had said, and since when it is not so.
package struct Correction: Hashable, Sendable, Codable {
  package let said: RefillChart.Answer
  package let saidAt: Instant
  package let changedAt: Instant

  package init(said: RefillChart.Answer, saidAt: Instant, changedAt: Instant) {
    self.said = said
    self.saidAt = saidAt
    self.changedAt = changedAt
  }
}
