package import Foundation
package import Statecharts

/// Days as a patient counts them: the same time on the wall, in the zone where they live.
package struct PatientCalendar: Hashable, Sendable {
  package let zone: TimeZone

  package init(zone: TimeZone) {
    self.zone = zone
  }

  /// The same wall time so many calendar days on; what a length has beyond whole days is elapsed time.
  package func due(after length: Span, from start: Instant) -> Instant {
    let days = length.milliseconds / Civil.millisecondsADay
    let rest = Span(milliseconds: length.milliseconds % Civil.millisecondsADay)
    guard days != 0 else { return start + rest }
    return WallTime(start, in: zone).adding(days: Int(days)).moment(in: zone) + rest
  }
}
