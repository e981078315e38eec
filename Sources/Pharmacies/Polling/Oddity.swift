import Statecharts

/// What only few of the watched items have.
struct Oddity {
  /// What was seen last counts from then on, and is brought to the door again.
  var recallAt: Instant?
  /// The content that is to be confirmed.
  var doubted: ContentDigest?

  var isEmpty: Bool { recallAt == nil && doubted == nil }
}
