package import Store

/// What the door answers once everything is on disk.
package enum DoorAnswer: Sendable {
  case answered(Outcome, RenderedAnswer)
  /// The key was used before for the same request: what was answered then.
  case replayed(RenderedAnswer)
  /// The key was used before for another request (422).
  case keyReused
  /// The same key is being worked on right now (409).
  case inFlight
  /// Nothing was written: disk full or read-only (503), or the service is stopping.
  case unavailable(StoreError)
}
