/// What one macrostep did, and the scratch space that it needed. Keep one a thread and pass it to every step:
/// after the first few steps nothing is allocated any more.
package struct StepLog: Sendable {
  /// What happened, in order.
  package internal(set) var effects: [StepEffect] = []
  /// Bits are indices into `Chart.guards`: those that were asked in this macrostep, each once.
  package internal(set) var guardsAsked: UInt64 = 0
  /// The answers, for the bits of `guardsAsked`; all other bits are 0.
  package internal(set) var guardAnswers: UInt64 = 0
  /// True if the macrostep ended where it began: same active states, same memories.
  package internal(set) var isConfigurationUnchanged = true
  /// True if the macrostep was given up because it took more than `Chart.microstepLimit` microsteps.
  package internal(set) var isEndless = false

  /// Guards that answered against a transition since the last external event was looked up.
  var guardsAgainst: UInt64 = 0
  /// True once a transition that does not merely ignore has been taken.
  var hasMoved = false
  /// The transitions of the microstep at hand, in the order of SCXML 1.0, Appendix D.
  var selected: [Int32] = []
  /// The internal queue; what stands before `queueHead` is done.
  var queue: [Int32] = []
  var queueHead = 0
  var microsteps = 0

  package init() {}

  mutating func begin() {
    effects.removeAll(keepingCapacity: true)
    queue.removeAll(keepingCapacity: true)
    guardsAsked = 0
    guardAnswers = 0
    guardsAgainst = 0
    isConfigurationUnchanged = true
    isEndless = false
    hasMoved = false
    queueHead = 0
    microsteps = 0
  }

  /// Forgets what was done, so that a macrostep that was given up leaves no effects.
  mutating func giveUp() {
    effects.removeAll(keepingCapacity: true)
    isConfigurationUnchanged = true
    isEndless = true
  }
}
