/// How a replay ended.
package enum ReplayResult: Sendable, Equatable, CustomStringConvertible {
  case ok
  /// After `step` events (0: after the start) the chart stood elsewhere. Both are sorted ids of atomic states.
  case differs(step: Int, expected: [String], got: [String])
  /// The chart did not come to rest after `step` events, be it in a macrostep or by sending to itself without delay.
  case endless(step: Int)

  package var description: String {
    switch self {
    case .ok: "ok"
    case .differs(let step, let expected, let got): "step \(step): expected \(expected) got \(got)"
    case .endless(let step): "step \(step): expected the chart to come to rest got no end of steps"
    }
  }
}
