package import Statecharts
import Synchronization

/// The one place that says whether the time is believed: clocks and the queue out wait behind it, health
/// shows it.
package final class ClockGate: Sendable {
  /// How often the clocks are compared while nothing else happens: well below what counts as a jump.
  package static let checkEvery = Span.minutes(1)

  private struct State {
    var clock: ClockGuard
    /// Somebody accepted the clock, and what was due meanwhile has not fired yet.
    var isCatchingUp = false
    /// The delay was told.
    var isDelayTold = false
  }

  private let state: Mutex<State>
  private let bells = Mutex<[Bell]>([])
  private let time: any TimeSource
  private let counted: @Sendable () -> Span

  /// - Parameters:
  ///   - lastWritten: time of the journal's newest row; nil: there is none.
  ///   - counted: a clock that only counts and goes on while the machine sleeps (`CLOCK_BOOTTIME`).
  package init(lastWritten: Instant?, time: any TimeSource, counted: @escaping @Sendable () -> Span) {
    self.time = time
    self.counted = counted
    state = Mutex(State(clock: ClockGuard(lastWritten: lastWritten, wall: time.now(), counted: counted())))
  }

  /// How far the wall is ahead of what it should be, by a comparison made now; nil: it is believed.
  package func jump() -> Span? { compared { $0.clock.jump } }

  /// How far the wall is behind what it should be, by a comparison made now; nil: at most a minute.
  package func delay() -> Span? { compared { $0.clock.delay } }

  /// The delay, told once until the clocks agree again; nil: there is none, or it was told.
  package func untoldDelay() -> Span? {
    compared { state in
      defer { state.isDelayTold = state.clock.delay != nil }
      return state.isDelayTold ? nil : state.clock.delay
    }
  }

  package var isOpen: Bool { jump() == nil }

  /// Whether anything may leave. After a jump that somebody accepted it waits until all late clocks have fired, so
  /// that of all they have to tell of a refill only the newest goes.
  package var mayLeave: Bool { compared { $0.clock.jump == nil && !$0.isCatchingUp } }

  /// A person says that the wall is right; what was held goes on.
  package func accept() {
    state.withLock { state in
      state.isCatchingUp = state.isCatchingUp || state.clock.jump != nil
      state.clock.accept(wall: time.now(), counted: counted())
    }
    ringAll()
  }

  /// All that was due has fired.
  package func caughtUp() {
    let wasBehind = state.withLock { state in
      defer { state.isCatchingUp = false }
      return state.isCatchingUp
    }
    if wasBehind { ringAll() }
  }

  /// Rings a bell when somebody accepts the clock.
  package func ring(_ bell: Bell) {
    bells.withLock { $0.append(bell) }
  }

  private func ringAll() {
    for bell in bells.withLock({ $0 }) { bell.ring() }
  }

  private func compared<Value>(_ read: (inout State) -> Value) -> Value {
    state.withLock { state in
      state.clock.check(wall: time.now(), counted: counted())
      return read(&state)
    }
  }
}
