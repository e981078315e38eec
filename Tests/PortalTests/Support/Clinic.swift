import Foundation
import Hummingbird
import Logging
import Notifications
import Portal
import Refills
import Statecharts
import Store
import StoreTesting
import Tracking

/// An invented clinic with two brands on a real database; its portal is asked without sockets.
final class Clinic: Sendable {
  static let start = StoreSample.start
  static let token = "a-token-of-the-clinics-own-system"
  static let address = "https://refills.example"

  let time: ManualTime
  let portal: Portal
  let board = Board()
  let pushes = Pushes()
  let views: any Views
  let directory: any Directory
  private let credentials: any Credentials
  let door: DoorService
  let listeners = StreamListeners(limit: 3)
  static let mostPages = 3
  let letters = Letters()
  let pages = StreamListeners(limit: mostPages)
  let consumers = StreamDesks(["crm"])
  private let gate: ClockGate
  private let log = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

  private init(_ disk: TemporaryDatabase, north: BrandFace, needsCodes: Bool) throws {
    let time = ManualTime(Self.start)
    self.time = time
    views = disk.database.views
    directory = disk.database.directory
    credentials = disk.database.credentials
    door = DoorService(
      door: Door(directory: disk.database.directory) { _ in
        DecisionContext(calendars: Calendars(clinic: BusinessCalendar(zone: .gmt), patientZone: .gmt))
      }, store: disk.database.store, time: time, onFatal: { _ in })
    gate = ClockGate(lastWritten: nil, time: time) { time.counted }
    let (door, listeners, pages) = (door, listeners, pages)
    door.follow { _ in listeners.ring() }
    door.follow { pages.ring(for: $0) }
    let database = disk.database
    let contexts: @Sendable (RefillRecord) -> DecisionContext = { _ in
      DecisionContext(calendars: Calendars(clinic: BusinessCalendar(zone: .gmt), patientZone: .gmt))
    }
    let holds = try MessageHolds(views) { writes async throws(StoreError) in try await door.write(writes) }
    let correcting = Correcting(
      views: views, doorway: door, holds: holds, time: time, contexts: contexts)
    portal = Portal(
      PortalParts(
        door: door, views: views, directory: directory,
        searching: { search throws(StoreError) in try database.directory.patients(matching: search) },
        credentials: credentials, board: board,
        inbound: pushes, payments: Bank(),
        receipts: Receipts(
          views: views, directory: directory, doorway: door, sent: SentLog(views)
        ) { id, text, again async throws(StoreError) in
          try await door.write([.reported(id, text, again: again ? time.now() : nil)])
        }, time: time,
        brands: [
          try StoreSample.name("north"): north,
          try StoreSample.name("south"): Self.face("Southern Clinic"),
        ],
        endpoints: [
          try StoreSample.name("main-street"): EndpointFace(
            tells: Set(Reportable.allCases), shown: Self.mainStreet),
          try StoreSample.name("by-phone"): EndpointFace(tells: []),
        ],
        event: { row in
          let type = row.from == "[]" ? "progress" : "tracking"
          return ("org.refilld.refill.\(type)", Array("{\"id\":\"\(row.id)\"}".utf8))
        }, listeners: listeners, pages: pages, consumers: consumers,
        clients: [Array(Digest.sha256(Self.token)): try Self.system("north")], health: Healthy(),
        acceptClock: {},
        revive: { id async throws(Problem) in
          do throws(StoreError) { try await door.write([.revive(id, at: time.now())]) } catch {
            throw Problem("unavailable", 503, "Try again later", error.message)
          }
        },
        sendEntry: { [letters] in letters.take($0) }, holds: holds, correcting: correcting,
        custody: Self.custody(of: database, time), address: Self.address, isSecondFactorRequired: needsCodes
      ), log: log)
  }

  /// A clinic that is open while `body` runs, clocks included.
  /// - Parameters:
  ///   - north: the brand of most patients.
  ///   - needsCodes: whether staff have to set up one-time codes.
  static func open(
    north: BrandFace = face("Northern Clinic"), needsCodes: Bool = false,
    _ body: (Clinic) async throws -> Void
  ) async throws {
    let disk = try TemporaryDatabase(at: start)
    let clinic = try Clinic(disk, north: north, needsCodes: needsCodes)
    clinic.door.start()
    let timers = TimerService(door: clinic.door, gate: clinic.gate, time: clinic.time, logger: clinic.log)
    let running = Task { try await timers.run() }
    let result: Result<Void, any Error>
    do { result = .success(try await body(clinic)) } catch { result = .failure(error) }
    running.cancel()
    try await running.value
    await clinic.door.stop()
    try result.get()
    withExtendedLifetime(disk) {}
  }

  static func system(_ brand: String, _ actors: Set<Actor> = [.system]) throws -> Caller.Client {
    Caller.Client(name: "records-of-\(brand)", actors: actors, brands: [try StoreSample.name(brand)])
  }

  static let mainStreet = PharmacyFace(
    name: "Main Street Pharmacy", address: "1 Main Street, Placeholder", phone: "+1 555 0199", hours: .office)

  static func face(
    _ name: String, asksBirthDate: Bool = false, takesRequests: Bool = true, zone: TimeZone = .gmt,
    questionnaire: [BrandQuestion] = []
  ) -> BrandFace {
    BrandFace(
      name: name, phone: "+1 555 0100", messages: "https://clinic.example/messages", zone: .gmt,
      colour: "#0b6e4f",
      answering: AnswerPromise(calendar: BusinessCalendar(zone: zone), within: .hours(4)),
      asksBirthDate: asksBirthDate, takesRequests: takesRequests, questionnaire: questionnaire)
  }

  /// The portal as a server would carry it.
  var app: Application<RouterResponder<PortalContext>> {
    Application(responder: portal.router(for: .network).buildResponder(), logger: log)
  }

  /// Asks a route directly, as somebody who is known.
  func ask(
    _ method: String, _ path: String, _ body: String? = nil, as caller: Caller? = .localOperator,
    headers: [String: String] = [:], query: [String: String] = [:], cookies: [String: String] = [:]
  ) async -> PortalReply {
    var all = ["content-type": "application/json"]
    all.merge(headers) { _, given in given }
    return await portal.answer(
      PortalRequest(
        method: method, path: path, query: query, headers: all, cookies: cookies,
        body: Array((body ?? "").utf8), at: time.now(), caller: caller))
  }

  /// Returns when those who follow the commits know of all that was answered: the door tells them after it answers.
  func hasToldFollowers() async throws { try await door.withStore { _ in } }

  /// A form of a page.
  func submit(_ path: String, _ fields: [String: String], as caller: Caller) async -> PortalReply {
    await ask(
      "POST", path, Form.encode(fields), as: caller,
      headers: ["content-type": "application/x-www-form-urlencoded"])
  }
}
