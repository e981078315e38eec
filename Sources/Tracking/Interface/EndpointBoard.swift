package import Refills
package import Statecharts

/// How the endpoints are doing, for health, metrics and support. Implemented by Pharmacies, shown by Portal.
package protocol EndpointBoard: Sendable {
  func endpoints() -> [EndpointStatus]
  /// When an item was and will be read, where that is newer than what is written of it; nil: it is not known here.
  func reading(at endpoint: EndpointName, item: String) -> ItemReading?
}

extension EndpointBoard {
  package func reading(at endpoint: EndpointName, item: String) -> ItemReading? { nil }
}

/// When an item was last read well and is to be read next.
package struct ItemReading: Hashable, Sendable {
  package let readAt: Instant
  /// Nil: as soon as there is time.
  package let nextAt: Instant?

  package init(readAt: Instant, nextAt: Instant?) {
    self.readAt = readAt
    self.nextAt = nextAt
  }
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
  /// Items that are followed there, and how many of them were read at least once.
  package let items: Int
  package let itemsRead: Int

  package init(
    name: EndpointName, breaker: Breaker, lastGoodAt: Instant?, lastError: String?, requests: Int,
    failures: Int,
    unmapped: Int, unsure: Int, items: Int = 0, itemsRead: Int = 0
  ) {
    self.name = name
    self.breaker = breaker
    self.lastGoodAt = lastGoodAt
    self.lastError = lastError
    self.requests = requests
    self.failures = failures
    self.unmapped = unmapped
    self.unsure = unsure
    self.items = items
    self.itemsRead = itemsRead
  }
}
