package import Statecharts

/// That somebody is away, and who looks after their refills meanwhile.
package struct Absence: Hashable, Sendable, Codable {
  /// The longest that may be said at once.
  package static let longest = Span.days(366)

  package let from: Instant
  /// When they are back.
  package let until: Instant
  package let cover: StaffID

  package init(from: Instant, until: Instant, cover: StaffID) {
    self.from = from
    self.until = until
    self.cover = cover
  }

  package func contains(_ moment: Instant) -> Bool { from <= moment && moment < until }
}
