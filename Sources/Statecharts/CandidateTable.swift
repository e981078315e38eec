/// For each event and each atomic state, the transitions that Appendix D's `selectTransitions` tries, in its order:
/// the state's own in document order, then those of its parent, and so on outwards.
struct CandidateTable: Sendable {
  /// Row of the transitions without event.
  static let eventless = 0

  private let stateCount: Int
  /// For each row, the atomic states that have any candidate.
  private let interested: ContiguousArray<StateSet>
  /// For each row and state, where its list begins in `lists`.
  private let starts: ContiguousArray<Int32>
  /// Lists of transitions, each ended by -1.
  private let lists: ContiguousArray<Int32>

  init(states: [ChartState], transitions: [ChartTransition], eventCount: Int) {
    var own: [[Int]] = Array(repeating: [], count: states.count)
    let defaults = Set(states.map(\.defaultTransition))
    for (index, transition) in transitions.enumerated() where !defaults.contains(index) {
      own[transition.source].append(index)
    }
    var interested = ContiguousArray<StateSet>()
    var starts = ContiguousArray<Int32>()
    var lists = ContiguousArray<Int32>()
    for row in 0...eventCount {
      var having = StateSet()
      for (index, state) in states.enumerated() {
        var list: [Int] = []
        if state.kind.isLeaf {
          var at = index
          while at >= 0 {
            list += own[at].filter { Self.isTried(transitions[$0], row: row) }
            at = states[at].parent
          }
        }
        if list.isEmpty {
          starts.append(-1)
        } else {
          having.insert(index)
          starts.append(Int32(lists.count))
          lists += list.map(Int32.init)
          lists.append(-1)
        }
      }
      interested.append(having)
    }
    stateCount = states.count
    self.interested = interested
    self.starts = starts
    self.lists = lists
  }

  private static func isTried(_ transition: ChartTransition, row: Int) -> Bool {
    row == eventless ? transition.events.isEmpty : transition.events.contains(row - 1)
  }

  /// The row of an event of `Chart.events`.
  @inline(__always) func row(ofEvent event: Int) -> Int { event + 1 }

  /// The active atomic states that have a candidate in `row`.
  @inline(__always) func states(in row: Int, active: StateSet) -> StateSet {
    interested[row].intersection(active)
  }

  /// Position of the first candidate of `state`, which must be one of `states(in:active:)`.
  @inline(__always) func start(row: Int, state: Int) -> Int { Int(starts[row &* stateCount &+ state]) }

  /// The transition at `position`; -1 at the end of a list.
  @inline(__always) func transition(at position: Int) -> Int { Int(lists[position]) }
}
