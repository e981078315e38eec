import Refills

/// A pharmacy that a patient can choose: one that the clinic shows to patients.
struct ChosenPharmacy {
  let endpoint: EndpointName
  let face: PharmacyFace
}

extension Service {
  /// In the order of their names.
  var chosenPharmacies: [ChosenPharmacy] {
    parts.endpoints.compactMap { endpoint, face in
      face.shown.map { ChosenPharmacy(endpoint: endpoint, face: $0) }
    }
    .sorted { ($0.face.name, $0.endpoint) < ($1.face.name, $1.endpoint) }
  }
}
