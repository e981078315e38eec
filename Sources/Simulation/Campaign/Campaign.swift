import Foundation
import Refills
import Statecharts
import Synchronization

/// Many seeds, on as many threads as asked for; what comes of it does not depend on how many those are.
package final class Campaign: Sendable {
  package struct Plan: Sendable {
    package var first: UInt64 = 1
    package var seeds = 1
    /// Every so manieth seed runs twice, and both traces must be the same; 0: none.
    package var repeatEvery = 0
    package var threads = 2
    package var plant: Plant?

    package init() {}
  }

  private struct State {
    var next = 0
    var results: [SeedResult] = []
    var failure: (any Error)?
    var running: Int
  }

  private let plan: Plan
  private let clinic: Clinic
  private let state: Mutex<State>
  private let over = DispatchSemaphore(value: 0)
  private let progress: @Sendable (Int) -> Void

  private init(_ plan: Plan, _ clinic: Clinic, progress: @escaping @Sendable (Int) -> Void) {
    self.plan = plan
    self.clinic = clinic
    self.progress = progress
    state = Mutex(State(running: plan.threads))
  }

  /// - Parameter progress: told of each seed that has ended, by their number; any thread.
  /// - Returns: the results in the order of the seeds, up to the first that broke.
  package static func run(
    _ plan: Plan, in clinic: Clinic, progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws -> [SeedResult] {
    let campaign = Campaign(plan, clinic, progress: progress)
    for _ in 0..<plan.threads {
      let thread = Thread { campaign.work() }
      // Deep chains of callbacks; the default of half a megabyte is narrow for debug builds.
      thread.stackSize = 8 << 20
      thread.start()
    }
    campaign.over.wait()
    return try campaign.state.withLock { state in
      if let failure = state.failure { throw failure }
      let results = state.results.sorted { $0.seed < $1.seed }
      return results.firstIndex { $0.breach != nil }.map { Array(results[...$0]) } ?? results
    }
  }

  private func work() {
    while let seed = take() {
      do {
        let result = try run(seed)
        let count = state.withLock { state in
          state.results.append(result)
          // Those that run are finished, since one before this may break as well.
          if result.breach != nil { state.next = plan.seeds }
          return state.results.count
        }
        progress(count)
      } catch {
        state.withLock { state in
          state.failure = error
          state.next = plan.seeds
        }
      }
    }
    let isLast = state.withLock { state in
      state.running -= 1
      return state.running == 0
    }
    if isLast { over.signal() }
  }

  private func take() -> UInt64? {
    state.withLock { state in
      guard state.next < plan.seeds else { return nil }
      defer { state.next += 1 }
      return plan.first + UInt64(state.next)
    }
  }

  private func run(_ seed: UInt64) throws -> SeedResult {
    let result = try SeedRun.run(seed: seed, clinic: clinic, plant: plan.plant)
    guard plan.repeatEvery > 0, seed.isMultiple(of: UInt64(plan.repeatEvery)), result.breach == nil else {
      return result
    }
    let again = try SeedRun.run(seed: seed, clinic: clinic, plant: plan.plant)
    return again.digest == result.digest
      ? result : result.breaking(Breach(.repeats, "its trace is \(result.digest), then \(again.digest)"))
  }
}
