import Refills
import Statecharts
import Store
import Tracking

extension Life {
  /// What `TimerService` does.
  func turnTimers() {
    guard let input = timersRest.input(.woke) else { return }
    timersRest = .waiting
    for action in timers.next(input, at: run.clock.now()) {
      if case .found = input, case .sleep = action { gate.caughtUp() }
      switch action {
      case .look(let limit): timersRest = .ready(look(limit))
      case .fire(let rows):
        run.trace("fire \(rows.map { "\($0.refill.text.suffix(4)) \($0.clock.rawValue)" })")
        enter(inOrder: rows.map { Submission([.clock($0)], from: .timer) }) { [unowned self] answers in
          timersRest = .ready(.fired(rows, answers: answers))
        }
      case .sleep(let moment): timersRest = .sleeping(until: moment.map(run.clock.counted(at:)))
      }
    }
  }

  private func look(_ limit: Int) -> TimerLoop.Input {
    if gate.jump() != nil { return .held }
    let now = run.clock.now()
    do throws(StoreError) {
      return .found(try store.dueTimers(at: now, limit: limit), next: try store.nextTimerDue())
    } catch {
      return .failed
    }
  }
}
