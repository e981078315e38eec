/// What the engine sees of a pump, whatever its findings are. Called on the curl thread alone.
protocol PumpPort: AnyObject, Sendable {
  /// Hands as many jobs as there is room for to `enter`; returns in how many ms to ask again, nil for "when something
  /// happens".
  func pull(_ enter: (Job) -> Void) -> Int64?
  func finished(_ tag: UInt64, _ outcome: Slot.Outcome)
  /// Delivers what is due at `now` (monotonic ms); returns in how many ms the next is.
  func flush(_ now: Int64) -> Int64?
  /// It was stopped and nothing of it is in flight.
  var hasEnded: Bool { get }
  /// The client is shut down: delivers the rest.
  func end()
}
