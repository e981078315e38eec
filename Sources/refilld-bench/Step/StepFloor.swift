import CBench
import SeededRandom

/// The bare look-up in C, over as many states as the flat chart has.
struct StepFloor {
  let count = 1 << 18
  private let next: [UInt8]
  private let events: [UInt8]

  init(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let states = BenchCharts.flatStates
    next = (0..<(states * 256)).map { _ in UInt8.random(in: 0..<UInt8(states), using: &random) }
    events = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
  }

  func run() {
    unsafe next.withUnsafeBufferPointer { next in
      unsafe events.withUnsafeBufferPointer { events in
        guard let next = next.baseAddress, let events = events.baseAddress else { return }
        // The result is used, or the compiler would see that nothing comes of it.
        precondition(unsafe bench_step_floor(next, events, count, 0) < BenchCharts.flatStates)
      }
    }
  }
}
