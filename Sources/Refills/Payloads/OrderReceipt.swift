/// The pharmacy took our order.
package struct OrderReceipt: Hashable, Sendable, Codable {
  /// The pharmacy's own id of what it will report on.
  package let item: String?

  package init(item: String? = nil) {
    self.item = item
  }
}
