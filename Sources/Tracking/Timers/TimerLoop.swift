package import Statecharts
package import Store

/// Decides which clocks fire when: the value that `TimerService` and the simulation both drive.
///
/// Clocks fire in the order in which they were due. After a restart the late ones fire once each, in order,
/// and not all in one second.
package struct TimerLoop: Sendable {
  /// Most clocks in one batch.
  package static let batchLimit = Door.batchLimit
  /// From when on a clock counts as late: then the clinic was away, and its messages are spread.
  package static let lateAfter = Span.minutes(1)
  /// Most late clocks a second, so that a weekend's clocks do not all call people at once.
  package static let lateLimit = 100
  static let latePause = Span.seconds(1)
  /// How long a clock rests whose firing changed nothing on disk, and everything after a disk that was full.
  static let rest = Span.minutes(1)
  static let pauseWhenUnavailable = Span.seconds(1)
  /// Most clocks that are remembered as resting; beyond it the oldest may try again.
  static let restingLimit = 1024

  package enum Input: Sendable {
    /// The start, the end of a sleep, or an earlier clock.
    case woke
    /// What is due, and when the next clock is due, late ones included.
    case found([TimerRow], next: Instant?)
    /// How the firings ended, in their order.
    case fired([TimerRow], answers: [DoorAnswer])
    /// The store could not say.
    case failed
    /// The time is not believed.
    case held
  }

  package enum Action: Hashable, Sendable {
    /// Read what is due, at most so many.
    case look(limit: Int)
    /// Send these through the door, in this order, each alone.
    case fire([TimerRow])
    /// Sleep until then, or until an earlier clock is armed; nil: until one is.
    case sleep(until: Instant?)
  }

  private var resting: [TimerRow: Instant] = [:]

  package init() {}

  package mutating func next(_ input: Input, at now: Instant) -> [Action] {
    switch input {
    case .woke:
      resting = resting.filter { $0.value > now }
      return [.look(limit: Self.batchLimit + resting.count)]
    case .found(let rows, let next): return found(rows, next: next, at: now)
    case .fired(let rows, let answers): return fired(rows, answers, at: now)
    case .failed: return [.sleep(until: now + Self.pauseWhenUnavailable)]
    case .held: return [.sleep(until: now + ClockGate.checkEvery)]
    }
  }

  private func found(_ rows: [TimerRow], next: Instant?, at now: Instant) -> [Action] {
    let ready = rows.filter { $0.due <= now && resting[$0] == nil }
    guard let first = ready.first else {
      // Behind those that rest the store does not say when the next is due.
      return [.sleep(until: rows.isEmpty ? next : now + Self.pauseWhenUnavailable)]
    }
    let isLate = now - first.due > Self.lateAfter
    return [.fire(Array(ready.prefix(isLate ? Self.lateLimit : Self.batchLimit)))]
  }

  private mutating func fired(_ rows: [TimerRow], _ answers: [DoorAnswer], at now: Instant) -> [Action] {
    var isUnavailable = false
    for (row, answer) in zip(rows, answers) {
      switch answer {
      case .answered(.done, _), .replayed: break
      case .answered, .keyReused, .inFlight: rest(row, until: now + Self.rest)
      case .unavailable(let error):
        if error.code == .unavailable { isUnavailable = true } else { rest(row, until: now + Self.rest) }
      }
    }
    if isUnavailable { return [.sleep(until: now + Self.pauseWhenUnavailable)] }
    if let first = rows.first, now - first.due > Self.lateAfter {
      return [.sleep(until: now + Self.latePause)]
    }
    return [.look(limit: Self.batchLimit + resting.count)]
  }

  private mutating func rest(_ row: TimerRow, until moment: Instant) {
    if resting.count >= Self.restingLimit, let oldest = resting.min(by: { $0.value < $1.value })?.key {
      resting[oldest] = nil
    }
    resting[row] = moment
  }
}
