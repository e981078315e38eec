package import Statecharts

/// The one of the offered times that a patient takes.
package struct VisitChoice: Hashable, Sendable, Codable {
  package let startsAt: Instant

  package init(startsAt: Instant) {
    self.startsAt = startsAt
  }
}
