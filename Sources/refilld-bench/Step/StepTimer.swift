import CBench
import Foundation

/// Reads the clocks and counters of a measurement.
enum StepTimer {
  /// CPU time of this thread that `work` takes, in nanoseconds for each of its `count` parts.
  static func nanoseconds(a count: Int, _ work: () -> Void) -> Double {
    let start = now()
    work()
    return Double(now() - start) / Double(count)
  }

  static func allocations() -> UInt64 { bench_allocations() }

  static func median(of values: [Double]) -> Double { values.sorted()[values.count / 2] }

  private static func now() -> Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
