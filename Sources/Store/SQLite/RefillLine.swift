import Refills

/// What was written last about a refill: its journal and its queues out are chains, each row knowing the one before,
/// so that none of them needs an index in which every refill lies elsewhere.
struct RefillLine {
  /// Sequence number of its last row in the journal; 0: there is none.
  var journaled: Int64 = 0
  /// Positions of its last rows in the queue out, by lane; 0: there is none.
  var notice: Int64 = 0
  var correction: Int64 = 0
  var errand: Int64 = 0

  /// The column that names the last row of a lane.
  static func column(of lane: String) -> String {
    switch lane {
    case "notice": "last_notice"
    case "correction": "last_correction"
    default: "last_errand"
    }
  }

  /// The row before a new one in the new one's lane, which takes its place.
  mutating func append(_ position: Int64, for dispatch: Dispatch) -> Int64 {
    let content = DispatchRow.Content.dispatch(dispatch)
    if content.goesAtOnce { return 0 }
    let lane: WritableKeyPath<RefillLine, Int64> =
      switch content.lane {
      case "notice": \.notice
      case "correction": \.correction
      default: \.errand
      }
    defer { self[keyPath: lane] = position }
    return self[keyPath: lane]
  }
}
