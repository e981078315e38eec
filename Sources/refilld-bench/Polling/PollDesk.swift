import Curl
import Pharmacies
import Refills
import Statecharts
import Store
import Synchronization
import Tracking

/// Stands on both sides of the poller: lets through as many questions as are wanted, makes of each answer one about
/// the fill that was asked about, and counts what the door said.
final class PollDesk: Sendable {
  struct Measured {
    let requests: Int
    let errors: Int
    let changed: Int
    /// Seconds.
    let wall: Double
    let cpu: Double
  }

  struct Counts {
    /// Questions that may still go out.
    var left = 0
    var answered = 0
    var errors = 0
    var findings = 0
    var changed = 0
    var settled = 0
    var firstAskAt: ContinuousClock.Instant?
  }

  let changedPercent: Int
  let hidesValidators: Bool
  /// The fills were read before: their answers pass as they come.
  let areRead: Bool
  let counts = Mutex(Counts())

  init(changedPercent: Int = 0, hidesValidators: Bool = false, areRead: Bool = false) {
    self.changedPercent = changedPercent
    self.hidesValidators = hidesValidators
    self.areRead = areRead
  }

  func before(_ source: PollSource) -> PollPassage { PollPassage(source, desk: self) }
  func counting(_ door: DoorService) -> CountingDoor { CountingDoor(door: door, desk: self) }

  /// Refills that news has changed.
  var changed: Int { counts.withLock { $0.changed } }
  var firstAskAt: ContinuousClock.Instant? { counts.withLock { $0.firstAskAt } }

  /// Lets so many questions out.
  func open(_ count: Int) {
    counts.withLock { $0.left = count }
  }

  /// Lets so many questions out and waits until all that they brought is settled.
  func measure(_ count: Int) async throws -> Measured {
    let before = counts.withLock { $0 }
    let clock = ContinuousClock()
    let start = clock.now
    let cpu = Usage.cpu
    open(count)
    while !isOver(before.answered + count) { try await Task.sleep(for: .milliseconds(5)) }
    let used = Usage.cpu - cpu
    let span = clock.now - start
    let after = counts.withLock { $0 }
    return Measured(
      requests: after.answered - before.answered, errors: after.errors - before.errors,
      changed: after.changed - before.changed,
      wall: Figure.seconds(span), cpu: used)
  }

  private func isOver(_ answered: Int) -> Bool {
    counts.withLock { $0.left == 0 && $0.answered >= answered && $0.settled >= $0.findings }
  }
}
