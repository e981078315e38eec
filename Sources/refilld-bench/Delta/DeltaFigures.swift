/// What one process measured.
struct DeltaFigures: Codable {
  /// Requests of one round.
  let requests: Int
  /// Microseconds of one round.
  let cpu: Double
}
