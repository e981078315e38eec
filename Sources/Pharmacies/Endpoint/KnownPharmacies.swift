package import Refills

/// The pharmacies that a clinic has a file for, by the ids by which others call them: their NCPDP or NPI numbers, the
/// ids that a network gives them, and their endpoints' own names.
package struct KnownPharmacies: Hashable, Sendable {
  private var places: [String: PharmacyPlace] = [:]

  package init() {}

  /// - Throws: `FileError` where two files claim one id.
  package init(_ endpoints: [Endpoint]) throws(FileError) {
    for endpoint in endpoints {
      let place = PharmacyPlace(endpoint: endpoint.name, tells: endpoint.tells)
      places[endpoint.name.text] = place
    }
    for endpoint in endpoints {
      for alias in endpoint.knownAs {
        if let other = places[alias.id], other.endpoint != endpoint.name {
          throw alias.refusal(
            "“\(alias.id)” stands for the endpoint \(other.endpoint) already: an id is one pharmacy's.")
        }
        places[alias.id] = PharmacyPlace(endpoint: endpoint.name, tells: endpoint.tells)
      }
    }
  }

  package subscript(id: String) -> PharmacyPlace? { places[id] }
}

extension [Endpoint] {
  /// The same, each of them knowing the others: one may send a refill on to another.
  package func acquainted() throws(FileError) -> Self {
    let known = try KnownPharmacies(self)
    return map { endpoint in
      var endpoint = endpoint
      endpoint.known = known
      return endpoint
    }
  }
}
