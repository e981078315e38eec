package import Statecharts

/// Notices when the machine's clock on the wall jumps ahead, so that a wrong date does not expire, escalate
/// and tell everybody of it at once.
///
/// While the process runs the wall is compared with a clock that only counts; at the start with the newest
/// row of the journal. A clock that goes back makes clocks late; that is said and holds nothing.
package struct ClockGuard: Sendable {
  /// Largest step ahead that is taken for a clock being set right: no drift comes near, and no change of
  /// summer time reaches it, since this is not local time.
  package static let jumpWhileRunning = Span.hours(1)
  /// Longest silence of the journal that is taken for a stop of ours.
  package static let jumpOverRestart = Span.hours(24)
  /// Largest step back that is taken for a clock being set right.
  package static let stepBack = Span.minutes(1)

  /// A moment on both clocks.
  private struct Pair {
    var wall: Instant
    var counted: Span
  }

  /// How far the wall is ahead of what it should be; nil: it is believed.
  package private(set) var jump: Span?
  /// How far the wall is behind what it should be, where that is more than a minute: clocks are late by that much.
  package private(set) var delay: Span?
  private var believed: Pair
  private var isFromRestart = false

  /// - Parameters:
  ///   - lastWritten: time of the journal's newest row; nil: there is none.
  ///   - counted: what the counting clock shows, from wherever it began.
  package init(lastWritten: Instant?, wall: Instant, counted: Span) {
    believed = Pair(wall: wall, counted: counted)
    guard let lastWritten else { return }
    if wall - lastWritten > Self.jumpOverRestart {
      believed.wall = lastWritten
      jump = wall - lastWritten
      isFromRestart = true
    } else if lastWritten - wall > Self.stepBack {
      believed.wall = lastWritten
      delay = lastWritten - wall
    }
  }

  /// Compares the clocks. They release by themselves what they hold once they agree again.
  package mutating func check(wall: Instant, counted: Span) {
    let passed = Span(milliseconds: counted.milliseconds - believed.counted.milliseconds)
    let should = believed.wall + passed
    jump =
      wall - should > (isFromRestart ? Self.jumpOverRestart : Self.jumpWhileRunning) ? wall - should : nil
    delay = should - wall > Self.stepBack ? should - wall : nil
    // What is ahead waits to be accepted. A clock that went back is not believed either: when it is set right, that
    // must not look like a jump.
    guard jump == nil, delay == nil else { return }
    isFromRestart = false
    believed = Pair(wall: wall, counted: counted)
  }

  /// A person says that the wall is right.
  package mutating func accept(wall: Instant, counted: Span) {
    jump = nil
    delay = nil
    isFromRestart = false
    believed = Pair(wall: wall, counted: counted)
  }
}
