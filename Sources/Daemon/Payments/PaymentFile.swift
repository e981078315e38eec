import Foundation
import Pharmacies
package import Refills
import Statecharts
import Tracking

/// A system that says what became of payments, as `payments/NAME.yaml` says it.
package struct PaymentFile: Hashable, Sendable {
  /// Whose charges it may speak of.
  package let brands: Set<BrandName>
  private let shape: PaymentShape
  private let source: SignedSource

  /// - Parameter known: the brands that there are.
  init(
    _ value: FileValue, folder: URL, environment: [String: String], known: Set<BrandName>
  ) throws(FileError) {
    let all = try value.mapping(["provider", "secret", "brands"])
    let provider = try PaymentShape.mapping(try all.required("provider"))
    shape = try PaymentShape(provider)
    source = try SignedSource(
      check: try provider.required("check"), secrets: try all.required("secret"), folder: folder,
      environment: environment)
    var brands: Set<BrandName> = []
    for item in try all.required("brands").list() {
      guard let brand = BrandName(try item.text()), known.contains(brand) else {
        throw item.refusal(
          "There is no such brand; there are: \(known.map(\.text).sorted().joined(separator: ", ")).")
      }
      brands.insert(brand)
    }
    self.brands = brands
  }

  func verdict(on body: [UInt8], _ headers: [String: String], at now: Instant) -> PaymentVerdict {
    guard source.isGenuine(headers, body, at: now) else { return .badSignature }
    do throws(PaymentUnreadable) {
      return try shape.read(body).map { .said($0, of: brands) } ?? .aboutNothing
    } catch {
      return .unreadable
    }
  }
}
