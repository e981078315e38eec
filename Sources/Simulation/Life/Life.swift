import Foundation
import Logging
import Notifications
import Pharmacies
import Refills
import Statecharts
import Store
import Synchronization
import Tracking

/// One life of the service's process: its values as a start makes them, until its death drops them all.
final class Life {
  /// A submission that waits for the door, and who waits for its answer.
  struct Pending {
    let submission: Submission
    let reply: (DoorAnswer) -> Void
  }

  struct StreamSide {
    let name: String
    var loop: StreamLoop
    let desk: StreamDesk
    var endings: [StreamEnding] = []
    /// When it hears that the journal has grown; nil: it has not since it was heard.
    var newsAt: Span?
    var rest = Rest<StreamLoop.Input>.ready(.woke)

    mutating func input(at now: Span) -> StreamLoop.Input? {
      guard case .sleeping = rest, let newsAt, newsAt <= now else { return rest.input(.ended([])) }
      self.newsAt = nil
      return .woke
    }

    mutating func hear(at moment: Span) {
      newsAt = min(newsAt ?? moment, moment)
      rest.ring(at: moment)
    }
  }

  /// Deliveries that ended and were not looked at yet.
  final class Ends: Sendable {
    let all = Mutex<[(row: DispatchRow, result: DeliveryResult)]>([])
  }

  let run: SeedRun
  let database: Database
  let store: ShakyStore
  let gate: ClockGate
  let switchboard = Switchboard()
  let ends = Ends()
  let destinations: Destinations
  let views: any Views
  let poll: PollSource
  var door: Door
  var pending: [Pending] = []
  var timers = TimerLoop()
  var timersRest = Rest<TimerLoop.Input>.ready(.woke)
  var outbox: OutboxLoop
  var outboxRest = Rest<OutboxLoop.Input>.ready(.woke)
  var streams: [StreamSide]
  var pumpWake: Span? = .zero
  /// Deliveries that run.
  var delivering = 0
  /// Readings that are under way.
  var asking = 0

  init(_ run: SeedRun) throws {
    self.run = run
    let clock = run.clock
    database = try Database.open(
      path: run.path, keys: run.clinic.keys, now: clock.now(), randomness: run.dice.fork())
    let inner: any RefillStore = database.store
    store = ShakyStore(
      run.plant.map { PlantedStore(inner, plant: $0, run: run) } ?? inner, run: run)
    gate = ClockGate(lastWritten: try database.lastWritten(), time: clock) { clock.counted }
    views = database.views
    door = Door(directory: database.directory, contexts: run.clinic.contexts)
    outbox = OutboxLoop(randomness: run.dice.fork())
    let desks = SeedRun.consumers.map { ($0, StreamDesk()) }
    streams = desks.map { name, desk in
      StreamSide(name: name, loop: StreamLoop(places: 2, randomness: run.dice.fork()), desk: desk)
    }
    let endpoints = run.clinic.endpoints
    var marks: [EndpointName: ReadingMark] = [:]
    for endpoint in endpoints { marks[endpoint.name] = try views.readingMark(at: endpoint.name, item: "") }
    let tokens = Tokens(endpoints)
    poll = PollSource(
      endpoints.filter { !$0.tells.isEmpty }, marks: marks, seed: run.seed, tokens: tokens, at: clock.now())
    destinations = Self.destinations(run, database, switchboard, desks, poll, tokens)
    try load()
  }

  private static func destinations(
    _ run: SeedRun, _ database: Database, _ switchboard: Switchboard, _ desks: [(String, StreamDesk)],
    _ poll: PollSource, _ tokens: Tokens
  ) -> Destinations {
    let clock = run.clock
    let isCharged = run.plant != .errandsNotCharged
    let errands = ErrandDestination(
      run.clinic.endpoints, client: switchboard, doorway: switchboard, directory: database.directory,
      views: database.views, time: clock, tokens: tokens
    ) { isCharged ? poll.admit($0, at: clock.now()) : nil }
    let directory: any Directory =
      run.plant == .optOutReadBeforeHold ? RememberedDirectory(database.directory) : database.directory
    let views: any Views =
      run.plant == .truthReadBeforeHold ? RememberedViews(database.views) : database.views
    let notices = NoticeDestination(
      views: views, directory: directory, doorway: switchboard,
      policy: MessagePolicy(eastern: run.clinic.zone),
      writer: MessageWriter(), voices: [run.clinic.voice], email: EmailChannel(switchboard),
      sent: SentLog(database.views), time: clock, log: run.clinic.log)
    var streams: [String: any Destination] = [:]
    for (name, desk) in desks {
      streams[name] = StreamDestination(
        CalledConsumer(name: name, switchboard: switchboard), desk: desk, views: database.views, time: clock)
    }
    return Destinations(
      notices: notices,
      errands: Dictionary(uniqueKeysWithValues: run.clinic.endpoints.map { ($0.name, errands) }),
      streams: streams)
  }

  /// What the poller reads at its start.
  private func load() throws {
    let now = run.clock.now()
    for endpoint in run.clinic.endpoints where !endpoint.tells.isEmpty {
      var place: WatchedRow.Place?
      while true {
        let rows = try views.watched(
          at: endpoint.name, closedSince: now - RefillFacts.reopenWindow, after: place, limit: 512)
        guard let last = rows.last else { break }
        place = last.place
        poll.load(rows, of: endpoint.name, at: now)
      }
      poll.isLoaded(endpoint.name)
    }
  }

  var isDead: Bool { store.isDead }

  /// Whether nothing waits, is on its way or is about to be.
  func isIdle() throws(StoreError) -> Bool {
    guard pending.isEmpty, delivering == 0, asking == 0 else { return false }
    for state in [DispatchRow.State.waiting, .claimed] {
      guard try views.dispatches(in: state, limit: 1).isEmpty else { return false }
    }
    return true
  }

  /// Nothing of it counts any more; what was written stays.
  func bury() throws {
    store.die()
    switchboard.end()
    run.clock.wake(all: true)
    run.loom.drain()
    try database.close()
  }

  /// When something of it goes on by itself.
  var nextWake: Span? {
    let wakes = [timersRest.wake, outboxRest.wake, pumpWake] + streams.map(\.rest.wake)
    return wakes.compactMap { $0 }.min()
  }

  /// A clock was set: whoever looks at it looks again.
  func ringAll() {
    timersRest.ring(.woke)
    outboxRest.ring(.woke)
    for index in streams.indices { streams[index].hear(at: run.clock.counted) }
    pumpWake = .zero
  }
}
