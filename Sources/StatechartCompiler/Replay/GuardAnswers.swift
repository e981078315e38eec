import Statecharts

/// Answers the guards of a chart by their names.
struct GuardAnswers: GuardSource {
  let names: [String]
  let isTrue: @Sendable (String) -> Bool

  func answer(_ guardIndex: Int) -> Bool { isTrue(names[guardIndex]) }
}
