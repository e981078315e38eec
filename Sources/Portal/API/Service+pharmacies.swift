import Refills

extension Service {
  /// A pharmacy as a refill is placed there.
  /// - Parameter item: its own id of the fill; nil: it is not known.
  /// - Throws: 422 where the clinic has no such endpoint.
  func place(at endpoint: EndpointName, item: String? = nil) throws(Problem) -> PharmacyPlace {
    guard let face = parts.endpoints[endpoint] else {
      let known = parts.endpoints.keys.sorted().map(\.text).joined(separator: ", ")
      throw .unprocessable("There is no endpoint “\(endpoint)”; there are: \(known).")
    }
    return PharmacyPlace(endpoint: endpoint, item: item, tells: face.tells)
  }

  /// Where a refill was filled, for another in its place: a new fill has a new id.
  func place(again old: Refill?) throws(Problem) -> PharmacyPlace? {
    guard let endpoint = old?.record.pharmacy?.endpoint else { return nil }
    return try place(at: endpoint)
  }

  /// Where a refill was filled, for the next fill; nil: nowhere, or the clinic has no such pharmacy any more.
  func placeAgain(_ last: Refill?) -> PharmacyPlace? {
    guard let endpoint = last?.record.pharmacy?.endpoint, let face = parts.endpoints[endpoint] else {
      return nil
    }
    return PharmacyPlace(endpoint: endpoint, item: nil, tells: face.tells)
  }

  /// What patients are shown of the pharmacy that has a refill.
  func face(of refill: Refill) -> PharmacyFace? {
    refill.record.pharmacy.flatMap { parts.endpoints[$0.endpoint]?.shown }
  }

  /// The name of the pharmacy to which the patient may still think to go.
  func formerName(of refill: Refill) -> String? {
    refill.record.formerPlaces.last.flatMap { parts.endpoints[$0.place.endpoint]?.shown?.name }
  }

  /// Where a refill may go on to: every pharmacy but the one that has it.
  func otherPharmacies(than refill: Refill) -> [EndpointName] {
    parts.endpoints.keys.filter { $0 != refill.record.pharmacy?.endpoint }.sorted()
  }
}
