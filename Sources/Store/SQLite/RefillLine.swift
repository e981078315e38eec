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

  /// Where the last row of a lane stands: here, and in the table of refills.
  private static func place(of lane: String) -> (path: WritableKeyPath<RefillLine, Int64>, column: String) {
    switch lane {
    case "notice": (\.notice, "last_notice")
    case "correction": (\.correction, "last_correction")
    default: (\.errand, "last_errand")
    }
  }

  /// The column that names the last row of a lane.
  static func column(of lane: String) -> String { place(of: lane).column }

  /// The row before a new one in the new one's lane, which takes its place.
  mutating func append(_ position: Int64, for dispatch: Dispatch) -> Int64 {
    let content = DispatchRow.Content.dispatch(dispatch)
    if content.goesAtOnce { return 0 }
    let path = Self.place(of: content.lane).path
    defer { self[keyPath: path] = position }
    return self[keyPath: path]
  }
}
