package import Statecharts
import Synchronization

/// The one place that says whether the time is believed: clocks and the queue out wait behind it, health
/// shows it.
package final class ClockGate: Sendable {
  /// How often the clocks are compared while nothing else happens: well below what counts as a jump.
  package static let checkEvery = Span.minutes(1)

  private let state: Mutex<ClockGuard>
  private let bells = Mutex<[Bell]>([])
  private let time: any TimeSource
  private let counted: @Sendable () -> Span

  /// - Parameters:
  ///   - lastWritten: time of the journal's newest row; nil: there is none.
  ///   - counted: a clock that only counts and goes on while the machine sleeps (`CLOCK_BOOTTIME`).
  package init(lastWritten: Instant?, time: any TimeSource, counted: @escaping @Sendable () -> Span) {
    self.time = time
    self.counted = counted
    state = Mutex(ClockGuard(lastWritten: lastWritten, wall: time.now(), counted: counted()))
  }

  /// How far the wall is ahead of what it should be, by a comparison made now; nil: it is believed.
  package func jump() -> Span? {
    state.withLock { state in
      state.check(wall: time.now(), counted: counted())
      return state.jump
    }
  }

  package var isOpen: Bool { jump() == nil }

  /// A person says that the wall is right; what was held goes on.
  package func accept() {
    state.withLock { $0.accept(wall: time.now(), counted: counted()) }
    for bell in bells.withLock({ $0 }) { bell.ring() }
  }

  /// Rings a bell when somebody accepts the clock.
  package func ring(_ bell: Bell) {
    bells.withLock { $0.append(bell) }
  }
}
