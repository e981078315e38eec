/// Moments that the record keeps because clocks start from them.
///
/// A clock that starts from a moment has the same due time when its state is entered again.
package enum Moment: String, CaseIterable, Hashable, Sendable, Codable, CodingKeyRepresentable {
  case requestedAt
  case reviewSince
  case coverSince
  case leadSince
  case approvedAt
  case sentAt
  case preparingSince
  /// The pharmacy's own ready time where it gave one, else our first sight of it.
  case readyAt
  case shippedAt
  case disputedAt
  case heldUntil
  case askedAt
  case promisedAt
  case remainderEnds
  case prescriptionEnds
  /// When a person must own the refill because the patient runs out: seven days before at high gap risk, three at low.
  case runOutWatch
  case closedAt
}
