/// Why an order was not taken, or why nobody knows whether it was.
package struct OrderProblem: Hashable, Sendable, Codable {
  /// For support: what the pharmacy or the connection said, without anything that names a person or a drug.
  package let text: String
  /// Which pharmacy it is about; nil: whoever has the refill.
  package let endpoint: EndpointName?

  package init(text: String, endpoint: EndpointName? = nil) {
    self.text = text
    self.endpoint = endpoint
  }
}
