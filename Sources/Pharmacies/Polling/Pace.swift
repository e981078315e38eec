package import Statecharts

/// Keeps requests apart when an endpoint says that few are left, so that they last until it counts anew.
package struct Pace: Hashable, Sendable {
  private var spacing = Span.zero
  private var endsAt = Instant(milliseconds: .min)
  private var last = Instant(milliseconds: .min)

  package init() {}

  /// - Parameter usual: the distance that our own budget keeps; a hint that allows more changes nothing.
  package mutating func take(_ hint: RateLimitHint, usual: Span, at now: Instant) {
    let wanted = Span.milliseconds(hint.spacing)
    guard wanted > usual, hint.remaining > 0 else {
      spacing = .zero
      return
    }
    spacing = wanted
    endsAt = now + .milliseconds(hint.wait)
  }

  /// When the next request may go; `now` where it may at once.
  package func nextAt(_ now: Instant) -> Instant {
    guard spacing > .zero, now < endsAt, now >= last else { return now }
    return max(now, min(last + spacing, endsAt))
  }

  package mutating func took(at now: Instant) { last = now }
}
