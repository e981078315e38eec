/// What a measurement cannot go on without.
enum BenchError: Error {
  /// A name of the invented clinic is none.
  case name
}
