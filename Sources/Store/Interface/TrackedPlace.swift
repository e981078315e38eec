package import Refills

/// A refill that was made or has moved, as the poller must know it.
package struct TrackedPlace: Hashable, Sendable {
  /// Where it is filled now; nil: nowhere yet.
  package let endpoint: EndpointName?
  package let item: TrackedItem

  package init(_ refill: Refill) {
    let record = refill.record
    endpoint = record.pharmacy?.endpoint
    item = TrackedItem(
      refill: refill.id, item: record.pharmacy?.item, external: record.external, rhythm: refill.progress.ask,
      progressSince: record.progressSince, promisedAt: record.moments[.promisedAt],
      tracking: refill.regions.tracking, isLive: refill.isLive)
  }
}
