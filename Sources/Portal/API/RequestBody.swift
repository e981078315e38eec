import Refills

/// `PUT /v1/requests/{clinic's id}`: a patient asks for one or more refills.
package struct RequestBody: JSONBody {
  package static let members: Set<String> = [
    "patient", "prescriptions", "way", "reason", "imported", "pharmacy", "replaces",
  ]

  package struct PharmacyBody: Decodable, Sendable {
    let endpoint: EndpointName
    /// The pharmacy's own ids of the fills, by the clinic's id of the prescription.
    let items: [String: String]?
  }

  let patient: ExternalID
  let prescriptions: [ExternalID]
  let way: Way?
  /// Why it is asked for early.
  let reason: String?
  /// True where the refills are with a pharmacy already: nothing is screened, and the past is told to nobody.
  let imported: Bool?
  let pharmacy: PharmacyBody?
  /// The refill that did not arrive, by our id or the clinic's: this one goes in its place.
  let replaces: String?

  /// The reason, where there are words in it.
  /// - Throws: 422 where it is longer than anybody reads.
  func written() throws(Problem) -> String? {
    guard let reason = reason?.written else { return nil }
    guard reason.utf8.count <= PortalRequest.longestReason else {
      throw .unprocessable("“reason” has at most \(PortalRequest.longestReason) bytes.")
    }
    return reason
  }
}
