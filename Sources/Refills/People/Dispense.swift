package import Statecharts

/// One handing-out for a refill. A refill may be filled in several; parts of one fill count once against the repeats,
/// and what was entered in error never counts.
package struct Dispense: Hashable, Sendable, Codable {
  package let id: DispenseID
  package let external: ExternalID
  package let patient: PatientID
  package let refill: RefillID
  /// The pharmacy's own id of it.
  package let item: String?
  package let quantity: Quantity?
  package let preparedAt: Instant?
  package let handedOverAt: Instant?
  package let isEnteredInError: Bool

  package init(
    id: DispenseID, external: ExternalID, patient: PatientID, refill: RefillID, item: String? = nil,
    quantity: Quantity? = nil, preparedAt: Instant? = nil, handedOverAt: Instant? = nil,
    isEnteredInError: Bool = false
  ) {
    self.id = id
    self.external = external
    self.patient = patient
    self.refill = refill
    self.item = item
    self.quantity = quantity
    self.preparedAt = preparedAt
    self.handedOverAt = handedOverAt
    self.isEnteredInError = isEnteredInError
  }
}
