/// A fill as a FHIR R4 MedicationDispense.
enum FHIRView {
  static func dispense(_ fill: Fill, _ state: Fill.State) -> [String: Any] {
    var resource: [String: Any] = [
      "resourceType": "MedicationDispense", "id": fill.id, "status": state.status.fhir,
      "meta": ["lastUpdated": PlainView.written(state.since)],
      "identifier": [["system": "urn:refilld:refill", "value": fill.reference]],
    ]
    if let readyAt = state.readyAt { resource["whenPrepared"] = PlainView.written(readyAt) }
    if let handedOverAt = state.handedOverAt { resource["whenHandedOver"] = PlainView.written(handedOverAt) }
    if let reason = state.reason {
      resource["statusReasonCodeableConcept"] = [
        "coding": [["code": reason == "out-of-stock" ? "outofstock" : reason]]
      ]
    }
    return resource
  }
}
