import Curl
import Statecharts

/// Keeps one endpoint's access token: says when to ask for one, so that one request is under way however many wait,
/// and when to leave a token endpoint that fails alone. A value without I/O; the time is passed in.
struct TokenKeeper: Sendable {
  /// A token is replaced so long before it ends, or in the last fifth of its life if that is later: a request that
  /// leaves with it must arrive while it holds, and clocks differ.
  static let margin = Span.minutes(1)
  static let marginShare: Int64 = 5
  /// A token that is refused so soon after it was given out is refused for another reason than its age: the next one
  /// would be too. Longer than a request may take by default, so that one that is repeated is repeated once.
  static let freshFor = Span.minutes(1)
  /// How soon to look again while somebody else's request for the token is under way.
  static let beat = Span.milliseconds(250)

  enum Step: Hashable {
    case use(AccessToken)
    /// Ask for a token, now, and say what came of it.
    case ask
    case wait(until: Instant)
  }

  private struct Held {
    let token: AccessToken
    let since: Instant
    let replaceAt: Instant
    let endsAt: Instant
  }

  private var held: Held?
  private var askedAt: Instant?
  private var notBefore = Instant(milliseconds: .min)
  private var failures: Int64 = 0
  private var lastNumber = 0
  /// Spreads the pauses of endpoints that lose the same token endpoint at the same time.
  private let seed: UInt64

  init(seed: UInt64) {
    self.seed = seed
  }

  /// What to do for a request that wants to leave now.
  mutating func next(at now: Instant) -> Step {
    let usable = held.flatMap { now < $0.endsAt ? $0 : nil }
    if let usable, now < usable.replaceAt { return .use(usable.token) }
    if askedAt == nil, pause(at: now) == nil {
      askedAt = now
      return .ask
    }
    if let usable { return .use(usable.token) }
    return .wait(until: pause(at: now) ?? now + Self.beat)
  }

  /// Until when there can be no token, because the last try failed; nil where there is one or may be.
  func closedUntil(_ now: Instant) -> Instant? {
    if let held, now < held.endsAt { return nil }
    return pause(at: now)
  }

  /// Its life is counted from when it was asked for.
  mutating func granted(_ grant: TokenGrant, at now: Instant) -> AccessToken {
    let since = askedAt ?? now
    lastNumber += 1
    let token = AccessToken(number: lastNumber, secret: grant.text)
    let margin = min(Self.margin, .milliseconds(grant.lifetime.milliseconds / Self.marginShare))
    held = Held(
      token: token, since: since, replaceAt: since + grant.lifetime - margin, endsAt: since + grant.lifetime)
    askedAt = nil
    failures = 0
    return token
  }

  /// - Parameter asked: when the server wants to be asked again.
  mutating func failed(at now: Instant, notBefore asked: Instant?) {
    askedAt = nil
    // An endpoint's own pauses; each further failure doubles them.
    let doubled = Breaker.firstPause.milliseconds << min(failures, 16)
    let pause = min(doubled, Breaker.longestPause.milliseconds)
    failures += 1
    let spread = Int64((seed ^ UInt64(failures)) &* 0x9E37_79B9_7F4A_7C15 >> 33) % (pause / 4)
    notBefore = max(now + .milliseconds(pause + spread), asked ?? now)
  }

  /// The request came to nothing through us: the next one may ask at once.
  mutating func abandoned() {
    askedAt = nil
  }

  /// A request with this token was not let in.
  /// - Returns: whether it is worth trying again with another token. The old one is dropped then.
  mutating func refused(_ token: AccessToken, at now: Instant) -> Bool {
    guard let held, held.token.number == token.number else { return true }
    let age = now - held.since
    // A clock that was set back makes it younger than it can be.
    if age >= .zero, age < Self.freshFor { return false }
    self.held = nil
    return true
  }

  /// A clock that was set back must not make the pause longer than any server may ask for.
  private func pause(at now: Instant) -> Instant? {
    notBefore > now && notBefore <= now + .milliseconds(RetryAfter.longest) ? notBefore : nil
  }
}
