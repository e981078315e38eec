/// Where a refill is filled, and how to ask about it.
package struct PharmacyPlace: Hashable, Sendable, Codable {
  package var endpoint: EndpointName
  /// The pharmacy's own id of this fill; nil until it gave one.
  package var item: String?
  /// False where this pharmacy never says what becomes of a fill.
  package var reports: Bool

  package init(endpoint: EndpointName, item: String? = nil, reports: Bool = true) {
    self.endpoint = endpoint
    self.item = item
    self.reports = reports
  }
}
