package import Refills

/// Something that a reading brought and that the door must know.
package struct PollFinding: Sendable {
  package enum What: Sendable {
    /// Content that was not seen before, or that was asked for a second time.
    case news(Observation)
    /// The system knows our order under this id.
    case learned(item: String)
    /// Readings arrive, and the door does not know it.
    case fresh
    /// The system says that there is no such item.
    case gone
    /// Too many readings were missed in a row.
    case silent
  }

  package let endpoint: EndpointName
  package let refill: RefillID
  package let what: What
}
