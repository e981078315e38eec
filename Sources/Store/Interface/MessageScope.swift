package import Refills

/// Which messages to patients something is about; what is not named is any.
package struct MessageScope: Hashable, Sendable, Codable {
  package let brand: BrandName?
  /// The pharmacy or carrier whose refills they are.
  package let endpoint: EndpointName?
  package let notice: RefillChart.Notice?

  package init(brand: BrandName? = nil, endpoint: EndpointName? = nil, notice: RefillChart.Notice? = nil) {
    self.brand = brand
    self.endpoint = endpoint
    self.notice = notice
  }

  package func covers(_ notice: RefillChart.Notice, of record: RefillRecord) -> Bool {
    (brand ?? record.brand) == record.brand && (self.notice ?? notice) == notice
      && (endpoint == nil || endpoint == record.pharmacy?.endpoint)
  }

  /// For people: `ready from northside, brand clinic`; `everything`.
  package var text: String {
    let parts = [
      notice?.rawValue, endpoint.map { "from \($0)" }, brand.map { "of brand \($0)" },
    ].compactMap(\.self)
    return parts.isEmpty ? "everything" : parts.joined(separator: " ")
  }
}
