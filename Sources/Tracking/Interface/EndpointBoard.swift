package import Refills
package import Statecharts

/// How the endpoints are doing, for health, metrics and support. Implemented by Pharmacies, shown by Portal.
package protocol EndpointBoard: Sendable {
  func endpoints() -> [EndpointStatus]
}

package struct EndpointStatus: Hashable, Sendable {
  package enum Breaker: String, Hashable, Sendable { case closed, open, halfOpen }

  package let name: EndpointName
  package let breaker: Breaker
  package let lastGoodAt: Instant?
  package let lastError: String?
  package let requests: Int
  package let failures: Int
  /// Answers that no mapping names, since start.
  package let unmapped: Int
  /// Answers that contradict themselves, since start.
  package let unsure: Int

  package init(
    name: EndpointName, breaker: Breaker, lastGoodAt: Instant?, lastError: String?, requests: Int,
    failures: Int,
    unmapped: Int, unsure: Int
  ) {
    self.name = name
    self.breaker = breaker
    self.lastGoodAt = lastGoodAt
    self.lastError = lastError
    self.requests = requests
    self.failures = failures
    self.unmapped = unmapped
    self.unsure = unsure
  }
}
