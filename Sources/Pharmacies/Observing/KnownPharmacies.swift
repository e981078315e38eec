package import Refills

/// The pharmacies that a clinic has a file for, by the ids by which others call them: their NCPDP or NPI numbers, the
/// ids that a network gives them, and their endpoints' own names.
package struct KnownPharmacies: Hashable, Sendable {
  private let places: [String: PharmacyPlace]

  package init(_ places: [String: PharmacyPlace] = [:]) {
    self.places = places
  }

  package subscript(id: String) -> PharmacyPlace? { places[id] }
}
