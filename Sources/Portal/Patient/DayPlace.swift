import Foundation
import Refills
import Statecharts

/// Which refill it is of those that a patient asked for on one day: without the drugs' names nothing else tells them apart.
struct DayPlace: Hashable, Sendable {
  /// From 1, in the order in which they were asked for; of those of one request, in any order that stays.
  let number: Int
  let count: Int

  /// - Parameter all: all of the patient's.
  init(of refill: Refill, among all: [Refill], in zone: TimeZone) {
    func day(_ refill: Refill) -> String { WallTime(Self.asked(refill), in: zone).dateText(in: .english) }
    let ids = all.filter { day($0) == day(refill) }.map(\.id).sorted()
    number = (ids.firstIndex(of: refill.id) ?? 0) + 1
    count = max(1, ids.count)
  }

  /// A record begins with that moment.
  static func asked(_ refill: Refill) -> Instant {
    refill.record.moments[.requestedAt] ?? refill.record.progressSince
  }
}
