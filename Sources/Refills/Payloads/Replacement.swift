/// What did not arrive is asked for anew.
package struct Replacement: Hashable, Sendable, Codable {
  /// The refill that goes in its place.
  package let by: RefillID

  package init(by: RefillID) {
    self.by = by
  }
}
