/// What became of one event.
@usableFromInline package enum StepOutcome: Sendable, Equatable {
  /// A transition was taken (with or without a target), by the event or by what it set off.
  case moved
  /// The chart says by `rx:ignore` that this event means nothing here.
  case ignored
  /// A transition for this event starts in an active state, but no condition held. Bits are indices of the guards
  /// that answered against it; none set: an `In()` did.
  case refused(guards: UInt64)
  /// No active state has a transition for this event.
  case unhandled
  /// The macrostep did not come to rest within `Chart.microstepLimit` microsteps. The configuration is what it was
  /// before the event and the log has no effects. A chart that the compiler has accepted cannot do this.
  case endless
}
