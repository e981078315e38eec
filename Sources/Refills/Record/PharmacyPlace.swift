/// Where a refill is filled, and how to ask about it.
package struct PharmacyPlace: Hashable, Sendable, Codable {
  package var endpoint: EndpointName
  /// The pharmacy's own id of this fill; nil until it gave one.
  package var item: String?
  /// What this pharmacy may ever tell of a fill; empty: nothing.
  package var tells: Set<Reportable>

  package init(
    endpoint: EndpointName, item: String? = nil, tells: Set<Reportable> = Set(Reportable.allCases)
  ) {
    self.endpoint = endpoint
    self.item = item
    self.tells = tells
  }
}
