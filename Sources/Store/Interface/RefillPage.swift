package import Refills

/// One page of a list.
package struct RefillPage: Hashable, Sendable {
  package let refills: [Refill]
  /// Opaque; nil at the end.
  package let next: String?

  package init(refills: [Refill], next: String?) {
    self.refills = refills
    self.next = next
  }
}
