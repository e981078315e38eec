/// What one process measured.
struct ScaleFigures: Codable {
  /// Memory of the process and of SQLite within it, in bytes.
  let resident: Int
  let sqlite: Int
  /// Seconds from the start to the first poll, and until all items were known.
  let firstPoll: Double
  let loaded: Double
  /// Seconds.
  let cpuAPoll: Double
}
