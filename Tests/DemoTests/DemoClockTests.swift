import Demo
import Statecharts
import Synchronization
import Testing

@Suite("The demo's clock")
struct DemoClockTests {
  /// A machine's clock that is moved by hand.
  private final class Machine: Sendable {
    private let counted = Mutex(Span.seconds(5))

    func now() -> Span { counted.withLock { $0 } }
    func advance(by span: Span) {
      counted.withLock { $0 = Span(milliseconds: $0.milliseconds + span.milliseconds) }
    }
  }

  private static let start = Instant(milliseconds: 1_700_000_000_000)
  private let machine = Machine()
  private let clock: DemoClock

  init() {
    let machine = machine
    clock = DemoClock(at: Self.start, speed: 1) { machine.now() }
  }

  @Test("goes as the machine's does")
  func goesAsTheMachine() {
    machine.advance(by: .seconds(3))
    #expect(clock.now() == Self.start + .seconds(3))
    #expect(clock.counted() == .seconds(3))
  }

  @Test("goes a day a minute until it is slowed down")
  func hastens() {
    clock.hasten()
    machine.advance(by: .minutes(1))
    #expect(clock.now() == Self.start + .days(1))
    clock.slow()
    machine.advance(by: .seconds(1))
    #expect(clock.now() == Self.start + .days(1) + .seconds(1))
    #expect(clock.speed == 1)
  }

  @Test("goes fast for as long as it was asked, and then as the machine's")
  func hastensForAWhile() {
    clock.hasten(for: .hours(1))
    #expect(clock.speed == DemoClock.fast)
    // An hour takes two and a half seconds.
    machine.advance(by: .seconds(4))
    #expect(clock.now() == Self.start + .hours(1) + .milliseconds(1_500))
    #expect(clock.speed == 1)
  }

  @Test("never goes back, and what it counted agrees with what it shows")
  func neverGoesBack() {
    clock.jump(to: Self.start + .hours(5))
    #expect(clock.counted() == .hours(5))
    clock.jump(to: Self.start)
    #expect(clock.now() == Self.start + .hours(5))
  }

  @Test("a sleep ends when the clock is hastened past it", .timeLimit(.minutes(1)))
  func sleepEnds() async {
    let clock = DemoClock(at: Self.start, speed: 1)
    let sleep = Task { await clock.sleep(until: Self.start + .days(1)) }
    clock.jump(to: Self.start + .days(1))
    await sleep.value
  }
}
