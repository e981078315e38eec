import Glibc
import Statecharts
import Tracking

/// The machine's clock.
struct BenchTime: TimeSource {
  func now() -> Instant {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  func sleep(until moment: Instant) async {
    do {
      try await Task.sleep(for: .milliseconds(max(0, (moment - now()).milliseconds)))
    } catch {
      // Cancelled: that is when it shall return.
      return
    }
  }
}
