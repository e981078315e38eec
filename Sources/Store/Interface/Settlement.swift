package import Refills
package import Statecharts

/// How one attempt ended.
package struct Settlement: Hashable, Sendable {
  package enum Result: Hashable, Sendable {
    case delivered
    /// Delivered; what is said of it is kept.
    case told(String)
    /// Policy or truth says no; the reason is kept.
    case withdrawn(reason: String)
    /// Not before this moment; `counts` is false where the other side only asked to wait.
    case again(at: Instant, error: String, counts: Bool)
    case dead(error: String)
    case unknown(error: String)
  }

  package let id: MessageID
  package let attempt: Int
  package let result: Result

  package init(id: MessageID, attempt: Int, result: Result) {
    self.id = id
    self.attempt = attempt
    self.result = result
  }
}
