import Statecharts
import Tracking

/// A time that runs twenty times as fast as the machine's, so that pauses of minutes are waited for in seconds.
struct FastTime: TimeSource {
  static let factor: Int64 = 20

  private let machine = RealTime()
  private let began: Instant

  init() {
    began = machine.now()
  }

  func now() -> Instant {
    began + .milliseconds((machine.now() - began).milliseconds * Self.factor)
  }

  func sleep(until moment: Instant) async {
    let left = (moment - now()).milliseconds
    // At least a millisecond, or a near moment would be waited for in a busy loop.
    if left > 0 { await machine.sleep(until: machine.now() + .milliseconds(max(1, left / Self.factor))) }
  }
}
