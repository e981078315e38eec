import Foundation
import Refills
import Statecharts

extension HTML {
  /// A time for people in their zone, with the exact one beside it for machines.
  mutating func time(_ moment: Instant, in zone: TimeZone, _ language: Language) {
    element("time", ["datetime": moment.rfc3339], WallTime(moment, in: zone).text(in: language))
  }
}
