import Statecharts

/// Answers guards from the bits of a number.
struct Bits: GuardSource {
  var bits: UInt64 = 0

  func answer(_ guardIndex: Int) -> Bool { bits >> UInt64(guardIndex) & 1 == 1 }
}
