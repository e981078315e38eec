import Foundation
import Refills
import Statecharts

/// The places of a patient's refills among those of their day. Days are the same where they read the same.
struct DayPlaces: Sendable {
  private var places: [RefillID: DayPlace] = [:]

  init(of refills: [Refill], in zone: TimeZone) {
    let days = Dictionary(grouping: refills) {
      WallTime(Self.asked($0), in: zone).dateText(in: .english)
    }
    for day in days.values {
      for (index, refill) in day.sorted(by: { $0.id < $1.id }).enumerated() {
        places[refill.id] = DayPlace(asked: Self.asked(refill), number: index + 1, count: day.count)
      }
    }
  }

  /// One that was not among them stands alone.
  subscript(refill: Refill) -> DayPlace { places[refill.id] ?? DayPlace(asked: Self.asked(refill)) }

  /// A record begins with that moment.
  private static func asked(_ refill: Refill) -> Instant {
    refill.record.moments[.requestedAt] ?? refill.record.progressSince
  }
}
