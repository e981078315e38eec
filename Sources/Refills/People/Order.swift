package import Statecharts

/// Refills of one patient that went to one pharmacy together. News about the order moves each of them.
package struct Order: Hashable, Sendable, Codable {
  package let id: OrderID
  package let external: ExternalID
  package let patient: PatientID
  package let endpoint: EndpointName
  package let refills: [RefillID]
  /// The pharmacy's own id of the order; nil until it gave one.
  package let item: String?
  package let placedAt: Instant?

  package init(
    id: OrderID, external: ExternalID, patient: PatientID, endpoint: EndpointName, refills: [RefillID],
    item: String? = nil, placedAt: Instant? = nil
  ) {
    self.id = id
    self.external = external
    self.patient = patient
    self.endpoint = endpoint
    self.refills = refills
    self.item = item
    self.placedAt = placedAt
  }
}
