package import Logging
import Refills
import ServiceLifecycle
import Statecharts
package import Store

/// Sends the stream to one consumer: the shell around `StreamLoop`.
package struct StreamService: Service {
  /// Most rows of the queue in one state that are looked at when it starts, and that a view gives at once; with more,
  /// each refill is looked up by itself.
  static let waitingLimit = 1_000
  /// Most rows of the queue that one refill is looked up by.
  static let refillLimit = 1_000

  private let consumer: any StreamConsumer
  private let desk: StreamDesk
  private let door: DoorService
  private let views: any Views
  private let time: any TimeSource
  private let randomness: any RandomNumberGenerator & Sendable
  private let logger: Logger
  /// Rings when the journal has grown.
  private let news: Bell
  /// Rings for that, for what ended, for a person's wish and for the end.
  private let bell = Bell()

  package init(
    consumer: any StreamConsumer, desk: StreamDesk, door: DoorService, views: any Views,
    time: any TimeSource, randomness: any RandomNumberGenerator & Sendable, logger: Logger
  ) {
    self.consumer = consumer
    self.desk = desk
    self.door = door
    self.views = views
    self.time = time
    self.randomness = randomness
    self.logger = logger
    news = door.bell(for: .journal)
  }

  /// Serves until the group is shut down; then waits a little for what is out, and saves how far it got.
  package func run() async throws {
    let (bell, consumer) = (bell, consumer)
    let (stopping, hasGrown) = (Flag(), Flag())
    let line = StreamLine { _ in bell.ring() }
    desk.wakes { bell.ring() }
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        await Lifetime.ended()
        stopping.raise()
        bell.ring()
      }
      group.addTask { await consumer.serve(line) }
      group.addTask {
        while !Task.isCancelled {
          await news.wait(until: nil, by: time)
          hasGrown.raise()
          bell.ring()
        }
      }
      await follow(line, hasGrown, stopping)
      group.cancelAll()
    }
  }

  private func follow(_ line: StreamLine, _ hasGrown: Flag, _ stopping: Flag) async {
    var loop = StreamLoop(places: consumer.places, randomness: randomness)
    var input: StreamLoop.Input? = .woke
    while let current = input, !Task.isCancelled {
      loop.isClosing = stopping.isRaised
      input = nil
      for action in loop.next(current, at: time.now()) {
        report(loop.status)
        do throws(StoreError) {
          input = try await perform(action, line, hasGrown)
        } catch {
          logger.error(
            "The stream cannot reach the store",
            metadata: ["consumer": "\(consumer.name)", "code": "\(error.code.name)"])
          input = .failed
        }
      }
    }
    // What was taken at the last moment need not come again.
    if let input, case .ended = input { _ = loop.next(input, at: time.now()) }
    _ = loop.next(.ended(line.takeEndings()), at: time.now())
    guard let cursor = loop.unsaved else { return }
    do throws(StoreError) {
      try await door.write([.cursor(consumer: consumer.name, sequence: cursor)])
    } catch {
      logger.warning("The last events may be sent again", metadata: ["consumer": "\(consumer.name)"])
    }
  }

  /// - Returns: nil: nothing is to be waited for, or it is the end.
  private func perform(
    _ action: StreamLoop.Action, _ line: StreamLine, _ hasGrown: Flag
  ) async throws(StoreError) -> StreamLoop.Input? {
    let name = consumer.name
    switch action {
    case .begin: return try await begin()
    case .read(let sequence, let limit): return .read(try views.stream(after: sequence, limit: limit))
    case .check(let refill):
      return .checked(
        waiting: Set(
          try views.dispatches(of: refill, limit: Self.refillLimit).compactMap { $0.openSequence(for: name) })
      )
    case .deliver(let rows):
      line.hand(rows)
      return nil
    case .park(let rows):
      let now = time.now()
      try await door.write(
        rows.map { .parked(consumer: name, refill: $0.refill, sequence: $0.sequence, at: now) })
      return .parked
    case .save(let cursor):
      try await door.write([.cursor(consumer: name, sequence: cursor)])
      return .saved
    case .sleep(let moment):
      if let input = taken(line) { return input }
      if !hasGrown.isRaised { await bell.wait(until: moment, by: time) }
      // What ended comes first; that the journal has grown is not forgotten meanwhile.
      return taken(line) ?? (hasGrown.take() ? .woke : .ended([]))
    case .end: return nil
    }
  }

  private func taken(_ line: StreamLine) -> StreamLoop.Input? {
    let endings = line.takeEndings()
    return endings.isEmpty ? desk.takeWish() : .ended(endings)
  }

  private func begin() async throws(StoreError) -> StreamLoop.Input {
    let name = consumer.name
    let cursor = try await door.withStore { store throws(StoreError) in try store.cursor(of: name) }
    var waiting: Set<RefillID> = []
    var isComplete = true
    for state in [DispatchRow.State.waiting, .claimed] {
      let open = try views.dispatches(in: state, limit: Self.waitingLimit)
      isComplete = isComplete && open.count < Self.waitingLimit
      for row in open where row.openSequence(for: name) != nil { waiting.insert(row.refill) }
    }
    return .began(cursor: cursor, waiting: waiting, isComplete: isComplete)
  }

  private func report(_ status: StreamStatus) {
    let before = desk.put(status)
    let metadata: Logger.Metadata = ["consumer": "\(consumer.name)"]
    func with(_ reason: String) -> Logger.Metadata { metadata.merging(["reason": "\(reason)"]) { $1 } }
    switch (before.state, status.state) {
    case (.running, .failing(_, _, let reason)):
      logger.warning("A consumer of the stream takes nothing", metadata: with(reason))
    case (.running, .disabled(_, let reason)), (.failing, .disabled(_, let reason)):
      logger.error(
        "A consumer of the stream is disabled; `refilld consumer enable` lets it go on",
        metadata: with(reason))
    case (.failing, .running), (.disabled, .running):
      logger.notice("A consumer of the stream is served again", metadata: metadata)
    case (.running, .running), (.failing, .failing), (.disabled, .disabled), (.disabled, .failing): break
    }
  }
}

extension DispatchRow {
  /// The row of the stream that this row keeps for a consumer, as long as it waits.
  package func openSequence(for consumer: String) -> Int64? {
    guard case .stream(let name, let sequence) = content, name == consumer else { return nil }
    switch state {
    case .waiting, .claimed: return sequence
    case .delivered, .withdrawn, .dead, .unknown: return nil
    }
  }
}
