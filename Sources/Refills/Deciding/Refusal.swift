package import Statecharts

/// Why an input changed nothing.
package enum Refusal: Error, Hashable, Sendable {
  /// The chart does not let this actor send this event.
  case notAllowed(Actor, RefillChart.EventKind)
  /// The sender had an older version before them.
  case versionMoved(now: Int64, decision: ProviderDecision?)
  /// There is a transition, and a guard said no.
  case guarded([RefillChart.Guard])
  /// The chart says that this means nothing here.
  case ignored
  /// No transition of the present configuration takes this event.
  case unhandled
  /// The report is older than what is known.
  case outdated(known: Instant)
  /// The report comes from a pharmacy that sent the refill on to another one.
  case elsewhere
  /// The report is for a time to come; it counts from then on.
  case early(until: Instant)
  /// The report's time lies more than a day ahead, or it steps back at the very same time: a person looks at it.
  case implausible
  /// A step back that the pharmacy should say twice.
  case askAgain
  /// The clock was armed again since, or stopped.
  case clockReplaced
  /// What came with the event does not hold together; the text says what to do.
  case invalid(String)
}
