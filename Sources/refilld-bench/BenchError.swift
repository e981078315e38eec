/// What a measurement cannot go on without.
enum BenchError: Error {
  /// A name of the invented clinic is none.
  case name
  /// The address to ask is none.
  case address
  /// A refill could not be made.
  case seeding
  /// The system does not say how much memory is used.
  case noMemoryFigure
  /// The server of its own did not start.
  case server
  /// A search round did not change what it should have: the database was used with another number of changes.
  case unchanged
  /// A process that measures failed; it has said why.
  case child
  /// A decision came out otherwise than it must.
  case deciding
  /// The disk did not sync.
  case sync
}
