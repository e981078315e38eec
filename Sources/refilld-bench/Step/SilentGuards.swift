import Statecharts

/// For charts that ask nothing.
struct SilentGuards: GuardSource {
  func answer(_ guardIndex: Int) -> Bool { false }
}
