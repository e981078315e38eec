/// An invariant that did not hold.
package struct Breach: Error, Hashable, Sendable, CustomStringConvertible {
  package let invariant: Invariant
  /// Which refill or message, and how.
  package let text: String

  package init(_ invariant: Invariant, _ text: String) {
    self.invariant = invariant
    self.text = text
  }

  package var description: String { "\(invariant.rawValue): \(text)" }
}
