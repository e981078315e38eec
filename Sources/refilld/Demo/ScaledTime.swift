import Daemon
import Statecharts
import Tracking

/// A time that runs faster than the machine's: in the demo a day takes a minute.
struct ScaledTime: TimeSource {
  /// Milliseconds here for one of the machine's.
  let factor: Int64
  private let machine = SystemTime()
  private let began: Instant

  init(factor: Int64) {
    self.factor = factor
    began = machine.now()
  }

  func now() -> Instant {
    began + Span(milliseconds: (machine.now() - began).milliseconds * factor)
  }

  func sleep(until moment: Instant) async {
    let wait = (moment - now()).milliseconds
    guard wait > 0 else { return }
    // At least a millisecond, or a near moment would be waited for in a busy loop.
    await machine.sleep(until: machine.now() + Span(milliseconds: max(1, wait / factor)))
  }

  /// A counting clock that agrees with this time.
  func counted() -> Span { now() - began }
}
