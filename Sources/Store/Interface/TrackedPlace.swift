package import Refills
import Statecharts

/// A refill that was made or has moved, as the poller must know it.
package struct TrackedPlace: Hashable, Sendable {
  /// Where it is filled now; nil: nowhere yet.
  package let endpoint: EndpointName?
  package let item: TrackedItem
  /// Where it was before and may still be filled.
  package let former: [Former]

  package struct Former: Hashable, Sendable {
    package let endpoint: EndpointName
    package let item: TrackedItem
  }

  /// A refill of an erased patient: it is followed nowhere any more.
  package init?(erased refill: RefillID) {
    guard let external = ExternalID(refill.text) else { return nil }
    endpoint = nil
    former = []
    item = TrackedItem(
      refill: refill, item: nil, external: external, rhythm: .never,
      progressSince: Instant(milliseconds: 0), promisedAt: nil, tracking: .notSupported, isLive: false)
  }

  package init(_ refill: Refill) {
    let pharmacy = refill.record.pharmacy
    let external = refill.record.external
    let progressSince = refill.record.progressSince
    endpoint = pharmacy?.endpoint
    item = TrackedItem(
      refill: refill.id, item: pharmacy?.item, external: external, rhythm: refill.progress.ask,
      progressSince: progressSince, promisedAt: refill.record.moments[.promisedAt],
      tracking: refill.regions.tracking, isLive: refill.isLive)
    former = refill.watchedFormerPlaces.map { former in
      Former(
        endpoint: former.place.endpoint,
        item: TrackedItem(
          formerly: refill.id, item: former.place.item, external: external,
          progressSince: progressSince, isSettled: former.settledAt != nil))
    }
  }
}
