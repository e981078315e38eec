import Statecharts

/// Guards that answer as they did when a row of the journal was written.
struct RecordedGuards: GuardSource {
  /// Bits by guard.
  let answers: UInt64

  func answer(_ guardIndex: Int) -> Bool { answers & (1 << UInt64(guardIndex)) != 0 }
}
