import Foundation
package import Pharmacies
package import Refills

/// A system of the clinic's that may use the API, as `clients/NAME.yaml` says it.
package struct ClientFile: Hashable, Sendable {
  package let token: Secret
  package let actors: Set<Actor>
  package let brands: Set<BrandName>

  /// Actors that a system may be; people sign in themselves.
  static let allowed: Set<Actor> = [.system, .billing, .scheduling, .support]
  /// Shortest token: with fewer characters it can be guessed.
  static let shortestToken = 32

  init(_ value: FileValue, folder: URL, environment: [String: String]) throws(FileError) {
    let all = try value.mapping(["token", "actors", "brands"])
    let place = try all.required("token")
    token = try Secret(place, folder: folder, environment: environment)
    guard token.text.utf8.count >= Self.shortestToken else {
      throw place.refusal("The token has fewer than \(Self.shortestToken) characters; make a random one.")
    }
    var actors: Set<Actor> = []
    for item in try all.required("actors").list() {
      guard let actor = Actor(rawValue: try item.text()), Self.allowed.contains(actor) else {
        throw item.refusal(
          "A system is one of \(Self.allowed.map(\.rawValue).sorted().joined(separator: ", ")); people sign in themselves."
        )
      }
      actors.insert(actor)
    }
    self.actors = actors
    var brands: Set<BrandName> = []
    for item in try all.required("brands").list() {
      guard let brand = BrandName(try item.text()) else {
        throw item.refusal("Write the name of a brand's file.")
      }
      brands.insert(brand)
    }
    self.brands = brands
  }
}
