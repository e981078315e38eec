package import Curl
package import Logging
package import Refills
import ServiceLifecycle
package import Statecharts
package import Store
package import Tracking

/// Asks all endpoints for as long as it runs, and brings what is new through the door.
///
/// What decides is a value (`Lane`); this only carries: requests to curl, findings to the door, the door's answers
/// back, marks to the disk.
package final class PollerService: Service {
  /// How often silent items are reported and dirty marks are written.
  static let tick = Span.seconds(1)
  /// Silent items that are reported a tick and an endpoint: an outage must not crowd out what people do.
  static let silentATick = 1_000
  /// How often it is looked up which items there are. `refresh` brings it forward.
  package static let refreshInterval = Span.minutes(1)
  /// Requests in flight at once, all endpoints together: each may hold a descriptor.
  static let mostInFlight = 512

  let client: CurlClient
  let names: [EndpointName]
  let doorway: any Doorway
  let views: any Views
  let time: any TimeSource
  let source: PollSource
  let logger: Logger
  let refreshInterval: Span
  let maxInFlight: Int
  private let save: @Sendable ([ReadingMark]) async -> Bool
  private let wakes = Wakes()

  /// - Parameters:
  ///   - seed: spreads the questions; the same for the life of an installation.
  ///   - refreshInterval: how often `views` is asked which items there are.
  ///   - save: writes marks; false where that failed. Losing some only means asking again.
  package init(
    _ endpoints: [Endpoint], client: CurlClient, doorway: any Doorway, views: any Views, time: any TimeSource,
    seed: UInt64, refreshInterval: Span = PollerService.refreshInterval, logger: Logger,
    save: @escaping @Sendable ([ReadingMark]) async -> Bool
  ) throws(StoreError) {
    self.client = client
    self.doorway = doorway
    self.views = views
    self.time = time
    self.logger = logger
    self.refreshInterval = refreshInterval
    self.save = save
    let asked = endpoints.filter(\.connector.reports)
    names = asked.map(\.name)
    maxInFlight = min(Self.mostInFlight, max(1, asked.reduce(0) { $0 + $1.limits.atOnce }))
    let now = time.now()
    var marks: [EndpointName: [ReadingMark]] = [:]
    for name in names { marks[name] = try views.readingMarks(at: name) }
    source = PollSource(asked, marks: marks, seed: seed, at: now)
  }

  package var board: Board { Board(source) }

  /// There may be news at an endpoint: its next question comes forward.
  /// - Parameter item: the system's own id; nil: anything.
  package func hint(_ endpoint: EndpointName, item: String?) {
    let now = time.now()
    source.withLoop { loop in _ = loop.at(endpoint) { $0.hint(item, at: now) } }
    wakes.pump()
  }

  /// Refills were made or moved: it is looked up at once what there is to ask.
  package func refresh() { wakes.refresh() }

  /// Whether another request may go to this endpoint now, counted against its budget.
  /// - Returns: nil: yes. Else when to come back.
  package func admit(_ endpoint: EndpointName) -> Instant? {
    let now = time.now()
    return source.withLoop { loop in loop.at(endpoint) { $0.admit(at: now) } ?? nil }
  }

  /// Runs until the service group shuts down; what is in flight then is finished, and the marks are written.
  package func run() async throws {
    load()
    let time = time
    let pump = try Pump(client, source: source, maxInFlight: maxInFlight) { time.now().milliseconds }
    wakes.connect { pump.wake() }
    await withGracefulShutdownHandler {
      await withTaskGroup(of: Void.self) { group in
        group.addTask { await self.carry(pump) }
        group.addTask { await self.keepTicking() }
        group.addTask { await self.keepLoading(pump) }
        // The findings end when the pump has stopped; the others only then.
        await group.next()
        group.cancelAll()
      }
    } onGracefulShutdown: {
      pump.stop()
    }
    await writeMarks()
  }

  private func carry(_ pump: Pump<PollSource>) async {
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
    while !Task.isCancelled {
      await time.sleep(until: time.now() + Self.tick)
      await bring(source.withLoop { $0.takeSilent(limit: Self.silentATick) })
      await writeMarks()
    }
  }

  private func writeMarks() async {
    let marks = source.withLoop { $0.takeDirtyMarks() }
    guard !marks.isEmpty else { return }
    if await !save(marks) {
      logger.warning("Reading marks could not be written; some items will be asked again.")
    }
  }

  private func keepLoading(_ pump: Pump<PollSource>) async {
    while !Task.isCancelled {
      await wakes.refreshOr(time, until: time.now() + refreshInterval)
      load()
      pump.wake()
    }
  }

  /// Looks up which items there are. Where that fails, those that are known go on being asked.
  /// What is closed is asked about as long as news can open it again, and never after.
  private func load() {
    let now = time.now()
    for name in names {
      do throws(StoreError) {
        let items = try views.items(at: name).filter {
          $0.isLive || now - $0.progressSince <= RefillFacts.reopenWindow
        }
        source.replace(items, marks: try views.readingMarks(at: name), of: name, at: now)
      } catch {
        logger.error(
          "The items to ask about cannot be read.", metadata: ["endpoint": "\(name)", "error": "\(error)"])
      }
    }
  }
}
