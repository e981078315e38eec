import Glibc
package import Statecharts

/// The machine's time.
package struct SystemTime: TimeSource {
  package init() {}

  package func now() -> Instant {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  package func sleep(until moment: Instant) async {
    let span = moment - now()
    guard span > .zero else { return }
    do {
      try await Task.sleep(for: .milliseconds(span.milliseconds))
    } catch {
      // Cancelled: the caller looks whether it is to go on.
      return
    }
  }

  /// A clock that only counts, and goes on while the machine sleeps.
  package static func counted() -> Span {
    var time = timespec()
    unsafe clock_gettime(CLOCK_BOOTTIME, &time)
    return Span(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }
}
