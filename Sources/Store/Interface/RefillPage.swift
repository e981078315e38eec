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

  /// What leads to the refills after this one, in the order of the queue.
  package static func cursor(of refill: Refill) -> String { QueueOrder(of: refill).cursor }
}
