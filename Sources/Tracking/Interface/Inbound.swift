package import Refills

/// Checks a push that came in over HTTP and says what it hints at. Implemented by Pharmacies, used by Portal.
package protocol InboundVerifier: Sendable {
  /// - Parameters:
  ///   - headers: names in lower case.
  ///   - body: as it came, not more than `InboundLimits.bodyBytes`.
  func verify(_ endpoint: EndpointName, headers: [String: String], body: [UInt8]) async -> InboundVerdict
}

package enum InboundVerdict: Hashable, Sendable {
  /// Genuine; the endpoint's items are asked about soon. Nothing moved yet.
  case accepted
  case badSignature
  /// Genuine, and what it says could not be written: its sender should send it again.
  case unavailable
  case noSuchEndpoint
}

package enum InboundLimits {
  /// Vendors' largest documented push is a few kilobytes; a quarter of a megabyte is generous.
  package static let bodyBytes = 256 * 1024
}
