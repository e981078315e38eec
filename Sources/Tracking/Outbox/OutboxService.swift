package import Logging
import ServiceLifecycle
import Statecharts
import Store

/// The one queue out: the shell around `OutboxLoop`.
package struct OutboxService: Service {
  private let door: DoorService
  private let destinations: Destinations
  private let gate: ClockGate
  private let time: any TimeSource
  private let randomness: any RandomNumberGenerator & Sendable
  private let logger: Logger
  private let bell: Bell
  private let ends = Deliveries()

  package init(
    door: DoorService, destinations: Destinations, gate: ClockGate, time: any TimeSource,
    randomness: any RandomNumberGenerator & Sendable, logger: Logger
  ) {
    self.door = door
    self.destinations = destinations
    self.gate = gate
    self.time = time
    self.randomness = randomness
    self.logger = logger
    bell = door.bell(for: .dispatches)
    gate.ring(bell)
  }

  /// Serves until the group is shut down; then claims nothing more and settles what is under way.
  package func run() async throws {
    let stopping = Flag()
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        await Lifetime.ended()
        stopping.raise()
        bell.ring()
      }
      group.addTask { await serve(stopping) }
      await group.waitForAll()
    }
  }

  private func serve(_ stopping: Flag) async {
    await withDiscardingTaskGroup { group in
      var loop = OutboxLoop(randomness: randomness)
      var input: OutboxLoop.Input? = .woke
      while let current = input {
        loop.isClosing = stopping.isRaised
        loop.isHeld = !gate.mayLeave
        input = nil
        for action in loop.next(current, at: time.now()) {
          if case .deliver(let row) = action {
            group.addTask { await deliver(row) }
          } else {
            input = await perform(action)
          }
        }
      }
    }
  }

  private func perform(_ action: OutboxLoop.Action) async -> OutboxLoop.Input? {
    switch action {
    case .deliver: return .woke
    case .bring(let news): return .brought(await door.submit(inOrder: news.map(\.submission)))
    case .turn(let turn):
      let now = time.now()
      do {
        return .turned(
          try await door.withStore { store throws(StoreError) in try turn.perform(on: store, at: now) })
      } catch {
        logger.error("The queue out cannot reach the store", metadata: ["code": "\(error.code.name)"])
        return .failed
      }
    case .sleep(let moment):
      let ended = ends.take()
      if !ended.isEmpty { return .ended(ended) }
      if Task.isCancelled {
        // Only deliveries that are being called off are left to wait for, and each of them rings.
        await bell.waitForRing()
      } else {
        await bell.wait(until: moment, by: time)
      }
      return .ended(ends.take())
    case .end: return nil
    }
  }

  /// Delivers a row; what takes too long is called off, and says itself what is known of it then.
  private func deliver(_ row: DispatchRow) async {
    let deadline = time.now() + OutboxLoop.deliveryLimit
    let result = await withTaskGroup(of: DeliveryResult?.self) { group in
      group.addTask { await destinations.deliver(row) }
      group.addTask {
        await time.sleep(until: deadline)
        return nil
      }
      var result: DeliveryResult?
      while result == nil, let next = await group.next() {
        result = next
        group.cancelAll()
      }
      return result
    }
    ends.put(row, result ?? .unknown("The delivery ended without a word."))
    bell.ring()
  }
}
