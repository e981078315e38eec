import Foundation
import Refills
import Statecharts
import Testing

extension Desk {
  /// Lets the clocks run that are due until then, each at its time, and returns what they told the patient.
  @discardableResult
  mutating func wait(until time: String) throws -> [String] {
    try wait(until: place.at(time))
  }

  @discardableResult
  mutating func wait(until end: Instant) throws -> [String] {
    var told: [String] = []
    while let next = nextClock(until: end) {
      let decision = try fire(next)
      told += decision.notices.map { "\(place.shown(decision.entry.at)) \($0.rawValue)" }
    }
    return told
  }

  /// Fires a clock that runs, at its due time.
  @discardableResult
  mutating func fire(_ clock: RefillChart.Clock) throws -> Decision {
    let armed = try #require(refill.record.clocks[clock])
    let verdict = verdict(
      try clock.firing, by: .timer, at: try #require(armed.due), occurrence: armed.occurrence)
    guard case .decided(let decision) = verdict else { throw Unexpected() }
    return decision
  }

  private func nextClock(until end: Instant) -> RefillChart.Clock? {
    refill.record.clocks.compactMap { clock, armed in armed.due.map { (clock: clock, due: $0) } }
      .filter { $0.due <= end }
      .min { ($0.due, $0.clock.index) < ($1.due, $1.clock.index) }?.clock
  }
}

extension RefillChart.Clock {
  /// What happens when it is over. A clock's event has no payload, so it is any event of its kind.
  var firing: RefillChart.Event {
    get throws {
      try event.sample(at: Instant(milliseconds: 0))
    }
  }
}
