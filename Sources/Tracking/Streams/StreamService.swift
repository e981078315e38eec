package import Logging
import Refills
import ServiceLifecycle
import Statecharts
package import Store

/// Sends the stream to one consumer: the shell around `StreamLoop`.
package struct StreamService: Service {
  /// Most rows of the queue that are looked at when it starts; with more, each refill is looked up by itself.
  static let waitingLimit = 10_000
  /// Most rows of the queue that one refill is looked up by.
  static let refillLimit = 1_000

  private let consumer: any StreamConsumer
  private let door: DoorService
  private let views: any Views
  private let time: any TimeSource
  private let logger: Logger
  private let bell: Bell

  package init(
    consumer: any StreamConsumer, door: DoorService, views: any Views, time: any TimeSource, logger: Logger
  ) {
    self.consumer = consumer
    self.door = door
    self.views = views
    self.time = time
    self.logger = logger
    bell = door.bell(for: .journal)
  }

  /// Serves until the group is shut down, and saves how far it got.
  package func run() async throws {
    await cancelWhenGracefulShutdown { await follow() }
  }

  private func follow() async {
    var loop = StreamLoop()
    var input = StreamLoop.Input.woke
    while !Task.isCancelled {
      let action = loop.next(input, at: time.now())
      do throws(StoreError) {
        input = try await perform(action)
      } catch {
        logger.error(
          "The stream cannot reach the store",
          metadata: ["consumer": "\(consumer.name)", "code": "\(error.code.name)"])
        input = .failed
      }
    }
    guard let cursor = loop.unsaved else { return }
    do throws(StoreError) {
      try await door.write([.cursor(consumer: consumer.name, sequence: cursor)])
    } catch {
      logger.warning("The last events may be sent again", metadata: ["consumer": "\(consumer.name)"])
    }
  }

  private func perform(_ action: StreamLoop.Action) async throws(StoreError) -> StreamLoop.Input {
    let name = consumer.name
    switch action {
    case .begin: return try await begin()
    case .read(let sequence, let limit):
      return .read(
        try await door.withStore { store throws(StoreError) in
          try store.journal(after: sequence, limit: limit)
        })
    case .check(let refill):
      let rows = try views.dispatches(of: refill, limit: Self.refillLimit)
      return .checked(isWaiting: rows.contains { $0.isOpen(for: name) })
    case .deliver(let row):
      let result = await consumer.deliver(row, id: StreamEvent.id(of: row))
      return .ended(result)
    case .park(let row):
      try await door.write([
        .parked(consumer: name, refill: row.entry.refill, sequence: row.sequence, at: time.now()),
        .cursor(consumer: name, sequence: row.sequence),
      ])
      return .parked
    case .save(let cursor):
      try await door.write([.cursor(consumer: name, sequence: cursor)])
      return .saved
    case .sleep(let moment):
      await bell.wait(until: moment, by: time)
      return .woke
    }
  }

  private func begin() async throws(StoreError) -> StreamLoop.Input {
    let name = consumer.name
    let cursor = try await door.withStore { store throws(StoreError) in try store.cursor(of: name) }
    var open: [DispatchRow] = []
    for state in [DispatchRow.State.waiting, .claimed] {
      open += try views.dispatches(in: state, limit: Self.waitingLimit)
    }
    return .began(
      cursor: cursor, waiting: Set(open.filter { $0.isOpen(for: name) }.map(\.refill)),
      isComplete: open.count < Self.waitingLimit)
  }
}

extension DispatchRow {
  /// Whether this row of the stream still waits for a consumer.
  package func isOpen(for consumer: String) -> Bool {
    guard case .stream(let name, _) = content, name == consumer else { return false }
    switch state {
    case .waiting, .claimed: return true
    case .delivered, .withdrawn, .dead, .unknown: return false
    }
  }
}
