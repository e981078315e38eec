import Statecharts

/// Hands the answers of a matter's facts to the runtime.
struct BesideGuards<Chart: BesideChart>: GuardSource {
  let facts: Chart.Facts

  func answer(_ guardIndex: Int) -> Bool { Chart.answer(guardIndex, from: facts) }
}
