/// The pharmacy took our order.
package struct OrderReceipt: Hashable, Sendable, Codable {
  /// The pharmacy's own id of what it will report on.
  package let item: String?
  /// Who gave it; nil: whoever has the refill.
  package let endpoint: EndpointName?

  package init(item: String? = nil, endpoint: EndpointName? = nil) {
    self.item = item
    self.endpoint = endpoint
  }
}
