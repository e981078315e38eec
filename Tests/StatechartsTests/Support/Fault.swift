import Statecharts

/// Mistakes of the runtime that other suites of conformance cases do not notice.
enum Fault: CaseIterable, Sendable {
  case historyRecordedAtFirstExitOnly
  case doneBeforeOnEntry
  case parallelDoneByOneRegion
  case configurationClearedBeforeOnExit
  case internalOnParallelSource
  case historyDefaultDropped
  case historyDefaultAlwaysRun
  case cancelIgnored
  case inRemembersThePast
  case inBlindToAncestors
}
