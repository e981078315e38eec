package import Statecharts

/// One entry of a thread.
package struct ThreadEntry: Hashable, Sendable, Codable {
  package enum Side: String, Hashable, Sendable, Codable {
    case patient, clinic
    /// For staff alone.
    case note
  }

  package let side: Side
  /// An id of staff or of the patient; it names no person in words.
  package let by: String
  package let at: Instant
  package let text: String
}
