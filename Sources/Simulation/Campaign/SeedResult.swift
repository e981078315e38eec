/// What came of one seed.
package struct SeedResult: Hashable, Sendable {
  package let seed: UInt64
  package let inputs: Int
  package let refills: Int
  package let lives: Int
  package let faults: FaultCount
  /// Transitions of the chart that were taken, by their index.
  package let taken: Set<Int>
  /// Of the whole trace: the same for the same seed, wherever and whenever it runs.
  package let digest: UInt64
  package internal(set) var breach: Breach?

  func breaking(_ breach: Breach) -> SeedResult {
    var broken = self
    broken.breach = breach
    return broken
  }
}
