package import Refills
package import Statecharts

/// What an endpoint said by mistake of many refills, and is to be taken back of all that still stand where it put them.
package struct MassCorrection: Hashable, Sendable {
  /// Most refills of one; more are taken back in several, by shorter times.
  package static let most = 10_000

  package let endpoint: EndpointName
  /// The refills came where they are within these moments.
  package let start: Instant
  package let end: Instant
  /// Whose refills; nil: every brand's.
  package let brands: Set<BrandName>?
  /// For the journal; it names no person.
  package let reason: String
  /// The person who takes it back.
  package let sender: Sender

  package init(
    endpoint: EndpointName, from start: Instant, through end: Instant, brands: Set<BrandName>?,
    reason: String, sender: Sender
  ) {
    self.endpoint = endpoint
    self.start = start
    self.end = end
    self.brands = brands
    self.reason = reason
    self.sender = sender
  }

  /// What is sent for a refill; nil where something else brought it where it is.
  func event(for refill: Refill, at now: Instant) -> RefillChart.Event? {
    guard let mover = refill.record.movedBy, mover.endpoint == endpoint, mover.source != .staff,
      brands?.contains(refill.record.brand) ?? true
    else { return nil }
    var report = Report(
      source: mover.source, endpoint: endpoint, seenAt: now, status: "entered in error", reason: reason)
    // A person knows it: no second answer has to say so.
    report.isConfirmed = true
    return .pharmacyEnteredInError(report)
  }
}
