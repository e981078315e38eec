package import Curl
package import Logging
package import Refills
import ServiceLifecycle
package import Statecharts
package import Store
import Synchronization
package import Tracking

/// Asks all endpoints for as long as it runs, and brings what is new through the door.
///
/// What decides is a value (`Lane`); this only carries: requests to curl, findings to the door, the door's answers
/// back, marks to the disk. The items are read from the disk once, at the start; after that `follow` tells what moved.
package final class PollerService: Service {
  /// How often the door is told of silence and marks are written.
  static let tick = Span.seconds(1)
  /// Sayings of silence and its end a tick and an endpoint: an outage must not crowd out what people do.
  static let sayingsATick = 1_000
  /// How long to wait before items that could not be read from the disk are read again.
  static let retryInterval = Span.seconds(10)
  /// Items that are read from the disk at once: a millisecond's work, and little memory.
  static let rowsAtOnce = 512
  /// Requests in flight at once, all endpoints together: each may hold a descriptor.
  static let mostInFlight = 512

  let client: CurlClient
  let names: [EndpointName]
  let doorway: any Doorway
  let views: any Views
  let time: any TimeSource
  package let source: PollSource
  /// The access tokens of all endpoints, for the errands to share.
  package let tokens: Tokens
  let logger: Logger
  let maxInFlight: Int
  private let save: @Sendable ([ReadingMark]) async -> Bool
  private let wake = Mutex<Waking?>(nil)

  /// Wakes the pump. A type of its own, since a bare closure in a `Mutex` is wrapped once more at each access: after a
  /// million it is a million calls deep.
  private struct Waking {
    let call: @Sendable () -> Void
  }

  /// - Parameters:
  ///   - seed: spreads the questions; the same for the life of an installation.
  ///   - save: writes marks; false where that failed. Losing some only means asking again.
  package init(
    _ endpoints: [Endpoint], client: CurlClient, doorway: any Doorway, views: any Views, time: any TimeSource,
    seed: UInt64, logger: Logger, save: @escaping @Sendable ([ReadingMark]) async -> Bool
  ) throws(StoreError) {
    self.client = client
    self.doorway = doorway
    self.views = views
    self.time = time
    self.logger = logger
    self.save = save
    tokens = Tokens(endpoints)
    let asked = endpoints.filter { !$0.canReport.isEmpty }
    names = asked.map(\.name)
    maxInFlight = min(Self.mostInFlight, max(1, asked.reduce(0) { $0 + $1.limits.atOnce }))
    var marks: [EndpointName: ReadingMark] = [:]
    for name in names { marks[name] = try views.readingMark(at: name, item: "") }
    source = PollSource(asked, marks: marks, seed: seed, tokens: tokens, at: time.now())
  }

  package var board: Board { source.board }

  /// There may be news at an endpoint: its next question comes forward.
  /// - Parameter item: the system's own id; nil: anything.
  package func hint(_ endpoint: EndpointName, item: String?) {
    source.hint(endpoint, item: item, at: time.now())
    wake.withLock { $0 }?.call()
  }

  /// Refills were made or have moved. To be told of all that happens from before `run` on; any thread.
  package func follow(_ places: [TrackedPlace]) {
    source.follow(places, at: time.now())
    wake.withLock { $0 }?.call()
  }

  /// Whether another request may go to this endpoint now, counted against its budget.
  /// - Returns: nil: yes. Else when to come back.
  package func admit(_ endpoint: EndpointName) -> Instant? {
    source.admit(endpoint, at: time.now())
  }

  /// Runs until the service group shuts down; what is in flight then is finished, and the marks are written.
  package func run() async throws { try await run(asking: source) }

  /// The same, with something between the pump and this service's own source.
  package func run<Source: PumpSource>(asking source: Source) async throws
  where Source.Finding == [PollFinding] {
    let time = time
    let pump = try Pump(client, source: source, maxInFlight: maxInFlight) { time.now().milliseconds }
    wake.withLock { $0 = Waking { pump.wake() } }
    await withGracefulShutdownHandler {
      await withTaskGroup(of: Void.self) { group in
        group.addTask { await self.keepTicking() }
        group.addTask { await self.load() }
        // The findings end when the pump has stopped; the others only then.
        await self.carry(pump)
        group.cancelAll()
      }
    } onGracefulShutdown: {
      pump.stop()
    }
    await writeMarks()
  }

  private func carry<Source: PumpSource>(_ pump: Pump<Source>) async
  where Source.Finding == [PollFinding] {
    await withTaskCancellationHandler {
      for await batch in pump.batches {
        await bring(batch.flatMap(\.self))
        pump.wake()
      }
    } onCancel: {
      pump.stop()
    }
  }

  private func keepTicking() async {
    var progress = ProgressLog(logger)
    while !Task.isCancelled {
      await time.sleep(until: time.now() + Self.tick)
      // The pump sleeps by the machine's time; this time may run faster.
      wake.withLock { $0 }?.call()
      await bring(source.takeSayings(limit: Self.sayingsATick))
      await writeMarks()
      progress.tell(board, at: time.now())
    }
  }

  private func writeMarks() async {
    let marks = source.takeMarks()
    guard !marks.isEmpty else { return }
    if await !save(marks) {
      logger.warning("Reading marks could not be written; some items will be asked again.")
    }
  }

  /// Reads from the disk which items there are. What is closed is asked about as long as news can open it again.
  private func load() async {
    for name in names {
      while !Task.isCancelled {
        do throws(StoreError) {
          try await load(name)
          source.isLoaded(name)
          wake.withLock { $0 }?.call()
          break
        } catch {
          logger.error(
            "The items to ask about cannot be read.", metadata: ["endpoint": "\(name)", "error": "\(error)"])
          await time.sleep(until: time.now() + Self.retryInterval)
        }
      }
    }
  }

  private func load(_ name: EndpointName) async throws(StoreError) {
    let since = time.now() - RefillFacts.reopenWindow
    var place: WatchedRow.Place?
    while !Task.isCancelled {
      let rows = try views.watched(at: name, closedSince: since, after: place, limit: Self.rowsAtOnce)
      guard let last = rows.last else { break }
      place = last.place
      await take(rows, of: name)
    }
    place = nil
    while !Task.isCancelled {
      let rows = try views.formerlyWatched(at: name, after: place, limit: Self.rowsAtOnce)
      guard let last = rows.last else { return }
      place = last.place
      await take(rows, of: name)
    }
  }

  private func take(_ rows: [WatchedRow], of name: EndpointName) async {
    source.load(rows, of: name, at: time.now())
    wake.withLock { $0 }?.call()
    await Task.yield()
  }
}
