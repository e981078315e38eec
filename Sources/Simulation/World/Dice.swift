import SeededRandom

extension SplitMix64 {
  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
  mutating func number(_ range: ClosedRange<Int64>) -> Int64 { Int64.random(in: range, using: &self) }

  /// A generator of its own for somebody who draws at his own pace.
  mutating func fork() -> SplitMix64 { SplitMix64(seed: next()) }
}
