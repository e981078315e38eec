package import Logging
import Refills
import ServiceLifecycle
import Statecharts
import Store

/// Fires the clocks that are due: the shell around `TimerLoop`.
package struct TimerService: Service {
  private let door: DoorService
  private let gate: ClockGate
  private let time: any TimeSource
  private let logger: Logger
  private let bell: Bell

  package init(door: DoorService, gate: ClockGate, time: any TimeSource, logger: Logger) {
    self.door = door
    self.gate = gate
    self.time = time
    self.logger = logger
    bell = door.bell(for: .timers)
    gate.ring(bell)
  }

  package func run() async throws {
    await cancelWhenGracefulShutdown { await fire() }
  }

  private func fire() async {
    var loop = TimerLoop()
    var input = TimerLoop.Input.woke
    while !Task.isCancelled {
      // Each answer of the loop is one action; it is a list so that it may grow.
      for action in loop.next(input, at: time.now()) {
        if case .found = input, case .sleep = action { gate.caughtUp() }
        input = await perform(action)
      }
    }
  }

  private func perform(_ action: TimerLoop.Action) async -> TimerLoop.Input {
    switch action {
    case .look(let limit): return await look(limit)
    case .fire(let rows):
      let submissions = rows.map { Submission([.clock($0)], from: .timer) }
      return .fired(rows, answers: await door.submit(inOrder: submissions))
    case .sleep(let moment):
      let check = time.now() + ClockGate.checkEvery
      await bell.wait(until: min(moment ?? check, check), by: time)
      return .woke
    }
  }

  private func look(_ limit: Int) async -> TimerLoop.Input {
    if let jump = gate.jump() {
      logger.error(
        "The clock is ahead; clocks and messages are held until it is accepted or set right",
        metadata: ["ahead_seconds": "\(jump.milliseconds / 1000)"])
      return .held
    }
    if let delay = gate.untoldDelay() {
      logger.error(
        "The clock went back; clocks are late by as much until it is set right or accepted",
        metadata: ["behind_seconds": "\(delay.milliseconds / 1000)"])
    }
    let now = time.now()
    do {
      let (rows, next) = try await door.withStore { store throws(StoreError) in
        (try store.dueTimers(at: now, limit: limit), try store.nextTimerDue())
      }
      return .found(rows, next: next)
    } catch {
      logger.error("Clocks that are due could not be read", metadata: ["code": "\(error.code.name)"])
      return .failed
    }
  }
}
