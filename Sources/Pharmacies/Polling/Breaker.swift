package import Statecharts

/// Stops asking an endpoint that fails again and again, and tries it with single requests until it answers.
package struct Breaker: Hashable, Sendable {
  package enum State: Hashable, Sendable {
    case closed
    case open(until: Instant)
    /// One request is on its way to see whether it is well again.
    case halfOpen
  }

  /// Failures in a row that open it: fewer could be chance, more would keep a broken server busy.
  package static let threshold = 5
  /// First and longest pause. Each failed probe doubles it.
  package static let firstPause = Span.seconds(10)
  package static let longestPause = Span.minutes(5)

  package private(set) var state = State.closed
  private var failures = 0
  private var pause = Breaker.firstPause
  private let first: Span

  /// - Parameter firstPause: for tests and for fast endpoints of our own.
  package init(firstPause: Span = Breaker.firstPause) {
    first = firstPause
    pause = firstPause
  }

  /// Whether a request may begin; where it is the probe, later ones wait for its end.
  package mutating func admits(at now: Instant) -> Bool {
    switch state {
    case .closed: return true
    case .halfOpen: return false
    case .open(let until):
      guard until <= now else { return false }
      state = .halfOpen
      return true
    }
  }

  /// When it is worth asking again; nil: at the end of the probe.
  package func nextAt(_ now: Instant) -> Instant? {
    switch state {
    case .closed: now
    case .halfOpen: nil
    case .open(let until): max(until, now)
    }
  }

  package mutating func succeeded() {
    state = .closed
    failures = 0
    pause = first
  }

  package mutating func failed(at now: Instant) {
    failures += 1
    switch state {
    case .closed where failures >= Self.threshold: state = .open(until: now + pause)
    case .closed, .open: break
    case .halfOpen:
      pause = min(.milliseconds(pause.milliseconds * 2), max(first, Self.longestPause))
      state = .open(until: now + pause)
    }
  }

  /// The request that was to probe came to nothing of its own making.
  package mutating func abandoned(at now: Instant) {
    if state == .halfOpen { state = .open(until: now + pause) }
  }
}
