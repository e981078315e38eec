import Refills

extension KnownPharmacies {
  /// - Throws: `FileError` where two files claim one id.
  package init(_ endpoints: [Endpoint]) throws(FileError) {
    var places: [String: PharmacyPlace] = [:]
    for endpoint in endpoints {
      places[endpoint.name.text] = PharmacyPlace(endpoint: endpoint.name, tells: endpoint.tells)
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
    self.init(places)
  }
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
