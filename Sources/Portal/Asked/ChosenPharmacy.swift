import Refills

/// A pharmacy that a patient can choose: one that the clinic shows to patients.
struct ChosenPharmacy {
  let endpoint: EndpointName
  let face: PharmacyFace
  let tells: Set<Reportable>

  var place: PharmacyPlace { PharmacyPlace(endpoint: endpoint, item: nil, tells: tells) }

  /// As a line of a field in which one is chosen.
  var option: (value: String, text: String) {
    (endpoint.text, [face.name, face.address].compactMap(\.self).joined(separator: ", "))
  }
}

extension Service {
  /// In the order of their names.
  var chosenPharmacies: [ChosenPharmacy] {
    parts.endpoints.compactMap { endpoint, face in
      face.shown.map { ChosenPharmacy(endpoint: endpoint, face: $0, tells: face.tells) }
    }
    .sorted { ($0.face.name, $0.endpoint) < ($1.face.name, $1.endpoint) }
  }
}
