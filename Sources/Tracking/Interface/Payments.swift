package import Refills
package import Statecharts

/// Reads what a payment system says, and whether it is genuine. Used by Portal.
package protocol PaymentVerifier: Sendable {
  /// - Parameters:
  ///   - system: its name in the configuration.
  ///   - headers: names in lower case.
  ///   - body: as it came, not more than `InboundLimits.bodyBytes`.
  func verify(_ system: String, headers: [String: String], body: [UInt8], at now: Instant) -> PaymentVerdict
}

package enum PaymentVerdict: Hashable, Sendable {
  /// Genuine, and about a charge of one of these brands.
  case said(PaymentWord, of: Set<BrandName>)
  /// Genuine, and about nothing that is a charge here.
  case aboutNothing
  /// Genuine, and it cannot be read.
  case unreadable
  case badSignature
  case noSuchSystem
}
