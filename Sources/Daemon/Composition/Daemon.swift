import Curl
import Foundation
import Hummingbird
package import Logging
import Notifications
import Pharmacies
package import Portal
package import Refills
import ServiceLifecycle
import Statecharts
import Store
import Tracking
import UnixSignals

/// All rooms, put together: the store and its one thread, clocks, the queue out, the poller, the stream, the portal.
package struct Daemon: Sendable {
  /// How long what is under way may take to finish when the daemon is told to stop.
  static let graceSeconds = 20

  let setup: Setup
  let database: Database
  let door: DoorService
  let gate: ClockGate
  let client: CurlClient
  /// For the consumers of the stream: one that is slow takes no place from a pharmacy.
  let streamClient: CurlClient
  let desks: StreamDesks
  let listeners = StreamListeners()
  let pages = StreamListeners(limit: StreamListeners.usualPages)
  let poller: PollerService
  let mail: MailTransport?
  let email: EmailChannel?
  let entering: EntryMessenger
  let texts: TextChannel?
  let sent: SentLog
  let holds: MessageHolds
  let receipts: Receipts
  let inbox: TextInbox?
  let log: Logger

  /// Opens the database and makes the parts; nothing runs yet.
  package init(_ setup: Setup, log: Logger) throws {
    self.setup = setup
    self.log = log
    let settings = setup.settings
    database = try Self.open(settings, at: setup.time.now())
    database.onDiskFailure(setup.onFatal)
    let directory = database.directory
    let contexts: Door.Contexts = { setup.context(of: $0, directory: directory) }
    door = DoorService(
      door: Door(directory: directory, contexts: contexts), store: database.store, time: setup.time,
      onFatal: setup.onFatal)
    let lastWritten = try database.lastWritten()
    gate = ClockGate(lastWritten: lastWritten, time: setup.time, counted: setup.counted)
    client = try CurlClient()
    streamClient = try CurlClient(CurlConfiguration(maxPerOrigin: WebhookConsumer.mostPlaces))
    desks = StreamDesks(setup.folder.consumers.keys)
    let door = self.door
    poller = try PollerService(
      setup.folder.endpoints, client: client, doorway: door, views: database.views, time: setup.time,
      seed: settings.address.fnv1a(), logger: log
    ) { marks in
      do {
        try await door.write(marks.map(Write.reading))
        return true
      } catch {
        return false
      }
    }
    let poller = self.poller
    // Before anything runs, so that the poller misses nothing that moves while it reads what there is.
    door.follow { poller.follow($0) }
    let (listeners, pages) = (self.listeners, self.pages)
    door.follow { _ in listeners.ring() }
    door.follow { pages.ring(for: $0) }
    mail = try setup.folder.email.map { try MailTransport($0.mailServer) }
    email = mail.map { EmailChannel($0, perMinute: setup.folder.email?.perMinute) }
    let client = self.client
    texts = setup.folder.texts.map { file in
      TextChannel(
        file.gateway.reporting(to: Self.reportAddress(file, setup)), client: client, at: setup.time.now())
    }
    let isShadow = settings.isShadow
    entering = EntryMessenger(
      voices: setup.voices(), email: isShadow ? nil : email, texts: isShadow ? nil : texts, time: setup.time,
      log: log)
    sent = SentLog(database.views)
    holds = try MessageHolds(database.views, brake: MessageBrake(least: settings.brakeLeast)) {
      writes async throws(StoreError) in try await door.write(writes)
    }
    let time = setup.time
    receipts = Receipts(
      views: database.views, directory: directory, doorway: door, sent: sent
    ) { id, text, again async throws(StoreError) in
      try await door.write([.reported(id, text, again: again ? time.now() : nil)])
    }
    inbox = Self.textInbox(setup, database, receipts, texts, log)
  }

  private static func open(_ settings: Settings, at now: Instant) throws -> Database {
    let folder = URL(filePath: settings.database).deletingLastPathComponent()
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let isNew = !FileManager.default.fileExists(atPath: settings.database)
    let key = try settings.key()
    let mustMake = isNew && !key.isCredential && !FileManager.default.fileExists(atPath: key.path)
    if mustMake {
      try FileManager.default.createDirectory(
        at: URL(filePath: key.path).deletingLastPathComponent(), withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    }
    do throws(StoreError) {
      let keys = try mustMake ? KeyRing.create(key.path) : KeyRing.load(key)
      return try Database.open(path: settings.database, keys: keys, now: now)
    } catch {
      guard error.code == .unreadable else { throw error }
      // The key and the database do not fit: no restart heals that.
      throw DaemonError(.configuration, error.message)
    }
  }

  /// Runs until it is told to stop by SIGTERM or SIGINT, or a part fails.
  /// - Parameter onReady: called with the port once requests are taken.
  package func run(onReady: @escaping @Sendable (_ port: Int) async -> Void) async throws {
    let portal = Portal(portalParts(), log: log)
    let settings = setup.settings
    let network = Application(
      router: portal.router(for: .network),
      configuration: ApplicationConfiguration(
        address: .hostname(settings.host, port: settings.port), serverName: nil),
      onServerRunning: { channel in await onReady(channel.localAddress?.port ?? settings.port) }, logger: log)
    let consumers = consumers()
    try removeStaleSocket()
    let local = Application(
      router: portal.router(for: .localSocket),
      configuration: ApplicationConfiguration(address: .unixDomainSocket(path: settings.socket)), logger: log)
    // They end in reverse: the last checkpoint is written when nothing is decided any more.
    var services: [any Service] = [
      Checkpointing(daemon: self), door, TimerService(door: door, gate: gate, time: setup.time, logger: log),
      OutboxService(
        door: door, destinations: try destinations(consumers), gate: gate, time: setup.time,
        randomness: SystemRandomNumberGenerator(), logger: log),
    ]
    for consumer in consumers {
      guard let desk = desks[consumer.name] else { continue }
      services.append(
        StreamService(
          consumer: consumer, desk: desk, door: door, views: database.views, time: setup.time,
          randomness: SystemRandomNumberGenerator(), logger: log))
    }
    services +=
      [
        poller,
        Housekeeping(database: database, time: setup.time, log: log),
        BrakeLearning(daemon: self), Rotating(daemon: self), Pruning(daemon: self), network, local, listeners,
        pages,
      ] as [any Service]
    var configuration = ServiceGroupConfiguration(
      services: services.map { ServiceGroupConfiguration.ServiceConfiguration(service: $0) },
      gracefulShutdownSignals: [.sigterm, .sigint], logger: log)
    configuration.maximumGracefulShutdownDuration = .seconds(Self.graceSeconds)
    try await ServiceGroup(configuration: configuration).run()
    await client.shutdown()
    await streamClient.shutdown()
    await mail?.shutdown()
    try database.close()
    try removeStaleSocket()
  }

  /// Answers one request as if it had come over the operator's socket.
  package func answer(
    method: String, path: String, query: [String: String] = [:], body: [UInt8] = [],
    contentType: String = "application/json", version: Int64? = nil, caller: Caller = .localOperator
  ) async -> PortalReply {
    var headers = ["content-type": contentType]
    headers["if-match"] = version.map { "\"\($0)\"" }
    return await Portal(portalParts(), log: log).answer(
      PortalRequest(
        method: method, path: path, query: query,
        headers: headers,
        body: body, at: setup.time.now(), caller: caller))
  }

  /// Answers one request without listening, for a command that runs while no daemon does; then closes everything.
  package func answerOnce(
    method: String, path: String, query: [String: String] = [:], body: [UInt8],
    contentType: String = "application/json"
  ) async throws -> PortalReply {
    door.start()
    let reply = await answer(
      method: method, path: path, query: query, body: body, contentType: contentType)
    await door.stop()
    await client.shutdown()
    await streamClient.shutdown()
    await mail?.shutdown()
    try database.close()
    return reply
  }

  /// The member of staff with the clinic's id, as whom the demo decides.
  package func staff(_ external: String) throws -> StaffMember? {
    try ExternalID(external).flatMap { try database.directory.staff(external: $0) }
  }

  /// A socket that a killed daemon left; the lock on the database says that nobody listens on it.
  private func removeStaleSocket() throws {
    let path = setup.settings.socket
    if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
  }
}
