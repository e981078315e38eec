import Refills

extension Report {
  /// What an answer means here, as bytes: the same for two answers that tell the same in other forms. The times of the
  /// news itself are left out, since one thing may be told at several.
  func facts(meaning sense: StatusMap.Sense?) -> [UInt8] {
    let meaning: String? =
      switch sense?.meaning {
      case .event(let kind): kind.rawValue
      case .nothing: ""
      case .unmapped, nil: nil
      }
    let facts: [String?] =
      [
        meaning ?? status, sense?.asks?.rawValue, heldUntil?.rfc3339, readyAt?.rfc3339, handedOverAt?.rfc3339,
        promisedAt?.rfc3339, quantity.map { "\($0.thousandths)" },
        quantity?.ofThousandths.map { "\($0)" }, parcel?.carrier, parcel?.number,
      ] + [reroutedTo?.endpoint.text].filter { $0 != nil }
    return JSONValue.array(facts.map { $0.map(JSONValue.string) ?? .null }).canonical
  }
}
