import Refills
package import Statecharts
package import Store

/// What a commit means for those who wait: whom to wake, and which refills are elsewhere now.
package struct CommitNews: Hashable, Sendable {
  /// Something to wait for.
  package enum Kind: Hashable, Sendable {
    /// A clock was armed or moved.
    case timers
    /// Something is to leave the house.
    case dispatches
    /// The journal has more rows.
    case journal
  }

  /// The earliest due time that was set; nil: none was.
  package private(set) var earliestTimer: Instant?
  package private(set) var hasDispatches = false
  package private(set) var hasJournal = false
  /// The refills that were made or have moved, in the order of the writes.
  package private(set) var moved: [TrackedPlace] = []

  package init(_ writes: [Write] = []) {
    for write in writes { add(write) }
  }

  package mutating func add(_ other: CommitNews) {
    if let due = other.earliestTimer { note(due) }
    hasDispatches = hasDispatches || other.hasDispatches
    hasJournal = hasJournal || other.hasJournal
    moved += other.moved
  }

  private mutating func add(_ write: Write) {
    switch write {
    case .decision(let decision):
      for timer in decision.timers { if let due = timer.due { note(due) } }
      hasDispatches = hasDispatches || !decision.dispatches.isEmpty
      hasJournal = true
      moved.append(TrackedPlace(decision.refill))
    case .refusal: hasJournal = true
    case .parked, .revive, .release: hasDispatches = true
    case .reported(_, _, let again): hasDispatches = hasDispatches || again != nil
    case .heard, .answer, .patient, .prescription, .request, .staff, .absence, .order, .dispense, .matter,
      .cursor,
      .hold, .read,
      .reading:
      break
    }
  }

  private mutating func note(_ due: Instant) {
    earliestTimer = min(earliestTimer ?? due, due)
  }
}
