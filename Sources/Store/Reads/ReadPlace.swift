import Statecharts

/// Where a read stands among a patient's, to go on from there to earlier ones.
package struct ReadPlace: Hashable, Sendable {
  let at: Instant
  let number: Int64

  /// Before all.
  package static let newest = ReadPlace(at: Instant(milliseconds: .max), number: .max)
}
