package import Refills
package import Statecharts

/// When an item is asked about next. Each item has its own place within every interval, pinned to the clock, so that
/// neither a start nor an outage nor a clock that jumps brings them together.
package struct PollSchedule: Hashable, Sendable {
  /// News is likely this long after a change, and this long before and after a promise.
  static let lively = Span.hours(1)
  /// Nothing changed for so long: the interval is stretched.
  static let quietAfter = Span.days(2)
  static let quietFactor: Int64 = 3

  let rhythm: Rhythm
  /// Differs between installations, so that two of them do not ask at the same moments.
  let seed: UInt64

  package init(rhythm: Rhythm, seed: UInt64) {
    self.rhythm = rhythm
    self.seed = seed
  }

  /// How long to wait between two questions; nil: it is not asked.
  package func interval(_ ask: AskRhythm, changedAt: Instant, promisedAt: Instant?, at now: Instant) -> Span?
  {
    switch ask {
    case .never: return nil
    case .seldom: return rhythm.seldom
    case .often: break
    }
    if let promisedAt, magnitude(now - promisedAt) <= Self.lively { return rhythm.soon }
    let age = now - changedAt
    if age <= Self.lively { return rhythm.soon }
    // A fixed rhythm stays fixed.
    if age > Self.quietAfter, rhythm.soon != rhythm.often {
      return min(.milliseconds(rhythm.often.milliseconds * Self.quietFactor), rhythm.seldom)
    }
    return rhythm.often
  }

  private func magnitude(_ span: Span) -> Span {
    max(span, Span.milliseconds(-max(span.milliseconds, .min + 1)))
  }

  /// The item's next place on the clock, later than `now` by at most an interval and its jitter.
  package func next(_ item: String, every interval: Span, after now: Instant) -> Instant {
    let length = max(1, interval.milliseconds)
    let offset = Int64(hash(item) % UInt64(length))
    let (quotient, remainder) = (now.milliseconds - offset).quotientAndRemainder(dividingBy: length)
    let turn = remainder < 0 ? quotient : quotient + 1
    return Instant(milliseconds: turn * length + offset) + jitter(item, turn: turn, length: length)
  }

  private func jitter(_ item: String, turn: Int64, length: Int64) -> Span {
    guard rhythm.jitter > 0 else { return .zero }
    let share = Double(mix(hash(item) ^ UInt64(bitPattern: turn)) >> 11) / Double(1 << 53)
    return .milliseconds(Int64(share * rhythm.jitter * Double(length)))
  }

  /// With a final mix it is even enough to spread.
  private func hash(_ item: String) -> UInt64 { mix(item.fnv1a(seed: seed)) }

  private func mix(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ (value >> 33)) &* 0xff51_afd7_ed55_8ccd
    value = (value ^ (value >> 33)) &* 0xc4ce_b9fe_1a85_ec53
    return value ^ (value >> 33)
  }
}
