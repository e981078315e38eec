package import Refills
package import Statecharts

/// What the poller must know of a refill to ask about it.
package struct TrackedItem: Hashable, Sendable {
  package let refill: RefillID
  /// The pharmacy's own id; nil: it is found by the search only.
  package let item: String?
  package let external: ExternalID
  package let rhythm: AskRhythm
  package let progressSince: Instant
  package let promisedAt: Instant?
  package let tracking: RefillChart.Tracking
  /// False once it is closed; news may still take that back for a while.
  package let isLive: Bool
  /// It was sent on to another pharmacy: it is asked whether it fills it all the same, and nothing else is said of it.
  package let isFormer: Bool

  package init(
    refill: RefillID, item: String?, external: ExternalID, rhythm: AskRhythm, progressSince: Instant,
    promisedAt: Instant?, tracking: RefillChart.Tracking, isLive: Bool = true, isFormer: Bool = false
  ) {
    self.refill = refill
    self.item = item
    self.external = external
    self.rhythm = rhythm
    self.progressSince = progressSince
    self.promisedAt = promisedAt
    self.tracking = tracking
    self.isLive = isLive
    self.isFormer = isFormer
  }

  /// At a pharmacy that sent it on.
  package init(
    formerly refill: RefillID, item: String?, external: ExternalID, progressSince: Instant, isSettled: Bool
  ) {
    self.init(
      refill: refill, item: item, external: external, rhythm: isSettled ? .seldom : .often,
      progressSince: progressSince,
      promisedAt: nil, tracking: .notStarted, isFormer: true)
  }
}
