import Foundation
import Statecharts
import Tracking

/// The machine's clock, for tests that speak over real connections.
struct RealTime: TimeSource {
  func now() -> Instant { Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded())) }

  func sleep(until moment: Instant) async {
    let left = max(0, (moment - now()).milliseconds)
    do {
      try await Task.sleep(for: .milliseconds(left))
    } catch {
      // Cancelled: that is when it shall return.
    }
  }
}

/// A clock that stands still.
struct FixedTime: TimeSource {
  var moment = Instant(milliseconds: 1_772_359_200_000)
  func now() -> Instant { moment }
  func sleep(until moment: Instant) async {}
}
