import Foundation
package import Statecharts
import Synchronization
import Tracking

/// The demo's time: it goes as the machine's does, or faster for a while, and never back.
package final class DemoClock: TimeSource {
  /// A day a minute: as fast as everything that waits for an answer bears.
  package static let fast: Int64 = 24 * 60
  /// Sleepers look this often whether somebody changed the speed.
  private static let longestSleep = Span.milliseconds(100)

  private struct State {
    /// What the machine's counting clock and this one showed when the speed changed last.
    var machine: Span
    var shown: Instant
    /// Milliseconds here for one of the machine's.
    var speed: Int64
    /// When it goes as the machine's again; nil: it goes on like this.
    var until: Instant?
    let began: Instant
  }

  private let state: Mutex<State>
  private let machine: @Sendable () -> Span

  /// - Parameter machine: the machine's counting clock.
  package init(
    at moment: Instant, speed: Int64 = DemoClock.fast,
    machine: @escaping @Sendable () -> Span = SystemTime.counted
  ) {
    self.machine = machine
    state = Mutex(State(machine: machine(), shown: moment, speed: speed, until: nil, began: moment))
  }

  package func now() -> Instant { state.withLock { now(&$0) } }

  /// A counting clock that agrees with it.
  package func counted() -> Span { state.withLock { now(&$0) - $0.began } }

  /// Milliseconds here for one of the machine's, now.
  package var speed: Int64 {
    state.withLock { state in
      _ = now(&state)
      return state.speed
    }
  }

  /// Goes as the machine's from now on.
  package func slow() { change(speed: 1, until: nil) }

  /// A day a minute from now on.
  package func hasten() { change(speed: Self.fast, until: nil) }

  /// A day a minute until so much is over.
  package func hasten(for span: Span) {
    state.withLock { state in
      let now = now(&state)
      state.speed = Self.fast
      state.until = now + span
    }
  }

  /// Shows a later moment at once, and goes as the machine's from there.
  package func jump(to moment: Instant) {
    state.withLock { state in
      state.shown = max(now(&state), moment)
      state.speed = 1
      state.until = nil
    }
  }

  package func sleep(until moment: Instant) async {
    while !Task.isCancelled {
      let (left, speed) = state.withLock { state in (moment - now(&state), state.speed) }
      guard left.milliseconds > 0 else { return }
      // At least a millisecond, or a near moment would be waited for in a busy loop.
      let wait = Span(milliseconds: max(1, left.milliseconds / speed))
      do {
        try await Task.sleep(for: .milliseconds(min(wait, Self.longestSleep).milliseconds))
      } catch {
        return
      }
    }
  }

  private func change(speed: Int64, until: Instant?) {
    state.withLock { state in
      _ = now(&state)
      state.speed = speed
      state.until = until
    }
  }

  private func now(_ state: inout State) -> Instant {
    let machine = machine()
    let passed = machine.milliseconds - state.machine.milliseconds
    var shown = state.shown + Span(milliseconds: passed * state.speed)
    if let until = state.until, shown >= until {
      // What was left of the machine's time when the fast stretch ended goes by at the usual speed.
      let fast = (until - state.shown).milliseconds / state.speed
      shown = until + Span(milliseconds: max(0, passed - fast))
      state.speed = 1
      state.until = nil
    }
    state.machine = machine
    state.shown = shown
    return shown
  }
}
