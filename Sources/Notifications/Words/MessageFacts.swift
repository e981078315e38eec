package import Foundation
package import Refills
package import Statecharts

/// The few facts of a refill that a message at level `status` may say.
package struct MessageFacts: Hashable, Sendable {
  /// What was corrected last.
  package let correction: Correction?
  /// When it is expected now; nil where nobody said, or the time is over.
  package let expectedAt: Instant?
  /// Times are written as they are in this zone.
  package let zone: TimeZone

  package init(correction: Correction?, expectedAt: Instant?, zone: TimeZone) {
    self.correction = correction
    self.expectedAt = expectedAt
    self.zone = zone
  }

  package init(of refill: Refill, zone: TimeZone, at now: Instant) {
    self.init(
      correction: refill.record.correction,
      expectedAt: refill.record.moments[.promisedAt].flatMap { $0 > now ? $0 : nil }, zone: zone)
  }
}
