/// What one macrostep did, and the scratch space that it needed. Keep one a thread and pass it to every step:
/// after the first few steps nothing is allocated any more.
@usableFromInline package struct StepLog: Sendable {
  /// What happened, in order.
  package internal(set) var effects = StepEffects()
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
  var selected = Selection()
  var queue = EventQueue()
  var microsteps = 0
  /// Whether this macrostep has changed what the histories remember, and what they remembered before.
  var hasRemembered = false
  var formerMemory = HistoryMemory()

  package init() {}

  mutating func begin() {
    effects.empty()
    queue.empty()
    hasRemembered = false
    guardsAsked = 0
    guardAnswers = 0
    guardsAgainst = 0
    isConfigurationUnchanged = true
    isEndless = false
    hasMoved = false
    microsteps = 0
  }

  /// Forgets what was done, so that a macrostep that was given up leaves no effects.
  mutating func giveUp() {
    effects.empty()
    isConfigurationUnchanged = true
    isEndless = true
  }
}
