import Statecharts
import Synchronization
import Tracking

/// The time of a run: a clock that only counts, and a wall that may be set.
final class HandClock: TimeSource {
  /// The wall when nothing was set yet: 2026-03-02T14:00:00Z, a Monday.
  static let start = Instant(milliseconds: 1_772_460_000_000)

  private struct State {
    var counted = Span.zero
    var ahead = Span.zero
    var sleepers: [(until: Span, waiter: CheckedContinuation<Void, Never>)] = []
  }

  private let state = Mutex(State())

  /// What has passed since the beginning, whatever the wall shows.
  var counted: Span { state.withLock { $0.counted } }

  func now() -> Instant { state.withLock { Self.wall($0) } }

  /// How far the wall is ahead of what it should be.
  var ahead: Span { state.withLock { $0.ahead } }

  func set(ahead: Span) { state.withLock { $0.ahead = ahead } }

  /// When the clock that counts will show what the wall calls `moment`, as things are.
  func counted(at moment: Instant) -> Span {
    state.withLock { $0.counted + (moment - Self.wall($0)) }
  }

  func advance(to counted: Span) {
    state.withLock { $0.counted = max($0.counted, counted) }
  }

  func sleep(until moment: Instant) async {
    await withCheckedContinuation { waiter in
      state.withLock { $0.sleepers.append(($0.counted + (moment - Self.wall($0)), waiter)) }
    }
  }

  /// When the next sleeper wakes.
  var nextWake: Span? { state.withLock { $0.sleepers.map(\.until).min() } }

  /// Wakes those whose time has come; all of them where nothing counts any more.
  func wake(all: Bool = false) {
    let woken = state.withLock { state in
      let woken = state.sleepers.filter { all || $0.until <= state.counted }
      state.sleepers.removeAll { all || $0.until <= state.counted }
      return woken
    }
    for sleeper in woken { sleeper.waiter.resume() }
  }

  private static func wall(_ state: State) -> Instant { start + state.counted + state.ahead }
}

extension Span {
  static func + (first: Span, second: Span) -> Span {
    .milliseconds(first.milliseconds + second.milliseconds)
  }
}
