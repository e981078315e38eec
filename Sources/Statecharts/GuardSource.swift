/// Answers the guards of one chart. Each guard is asked at most once in a macrostep.
package protocol GuardSource {
  /// - Parameter guardIndex: an index into `Chart.guards`.
  func answer(_ guardIndex: Int) -> Bool
}
