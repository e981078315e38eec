import Foundation
import Logging
import Notifications
import Pharmacies
import Refills
import Statecharts
import Store
import Tracking

/// What all seeds share and none changes: the clinic's hours, its endpoints, its key, an empty database to copy.
package final class Clinic: Sendable {
  /// Where runs keep their files: gone when this ends.
  let folder: URL
  let keys: KeyRing
  let zone: TimeZone
  let brand: BrandName
  let voice: ClinicVoice
  let endpoints: [Endpoint]
  let contexts: Door.Contexts
  let log: Logger

  /// Requests a minute: so few that polls and errands meet.
  static let perMinute = 20

  /// What the pharmacies can ever report: all; not the handing over; the handing over alone; nothing.
  private static let reports: [(name: String, canReport: String?)] = [
    ("acme", nil), ("bare", "[pharmacy.received, pharmacy.preparing, pharmacy.ready, pharmacy.packed]"),
    ("terse", "[pharmacy.completed, pharmacy.ready]"), ("mute", "none"),
  ]

  package init() throws {
    let memory = URL(filePath: "/dev/shm", directoryHint: .isDirectory)
    let isWritable = FileManager.default.isWritableFile(atPath: memory.path)
    folder = (isWritable ? memory : FileManager.default.temporaryDirectory)
      .appending(path: "refilld-sim-\(ProcessInfo.processInfo.processIdentifier)-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    keys = try KeyRing.create(folder.appending(path: "key").path)
    zone = try TimeZone.named("America/New_York")
    brand = try Self.name("north")
    let calendar = BusinessCalendar(zone: zone, hours: try Self.hours())
    let context = DecisionContext(
      calendars: Calendars(clinic: calendar, patientZone: zone), durations: Self.durations)
    contexts = { _ in context }
    guard let from = EmailAddress("clinic@clinic.example") else { throw ClinicError() }
    voice = ClinicVoice(
      brand: brand, name: "North Clinic", phone: "+1 555 0100", from: from,
      page: "https://clinic.example/p/{refill}")
    var log = Logger(label: "simulation") { _ in SwiftLogNoOpLogHandler() }
    log.logLevel = .critical
    self.log = log
    var endpoints: [Endpoint] = []
    for (name, canReport) in Self.reports { endpoints.append(try Self.endpoint(name, canReport, in: folder)) }
    self.endpoints = try endpoints.acquainted()
    let database = try Database.open(path: template.path, keys: keys, now: HandClock.start)
    try database.close()
  }

  deinit {
    do {
      try FileManager.default.removeItem(at: folder)
    } catch {
      // What cannot be removed is left to the system; nobody waits for it.
      log.debug("files are left")
    }
  }

  /// An empty database, to be copied.
  var template: URL { folder.appending(path: "refilld.sqlite") }

  private static func hours() throws -> WeeklyHours {
    let day = [WeeklyHours.Interval(opens: 7 * 60, closes: 21 * 60)]
    return try WeeklyHours(Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, day) }))
  }

  /// What takes weeks in a clinic takes days here, so that a run sees the end of it.
  private static let durations = Durations(overriding: [
    .review: .hours(6), .cover: .hours(5), .lead: .hours(5), .noProvider: .hours(5), .signing: .hours(6),
    .unconfirmed: .hours(8), .preparing: .hours(12), .transfer: .hours(20), .silence: .hours(40),
    .stock: .hours(10), .backorder: .hours(6), .authorisation: .hours(6), .payer: .hours(10),
    .mismatch: .hours(6), .supervisor: .hours(6), .holdReason: .hours(6), .collectFirst: .hours(5),
    .collectSecond: .hours(10), .collectLast: .hours(14), .pickupWindow: .hours(18), .packed: .hours(8),
    .arrival: .hours(20), .doorstep: .hours(8), .dispute: .hours(6), .askFirst: .hours(4),
    .askSecond: .hours(8), .askLast: .hours(14),
  ])

  private static func endpoint(_ name: String, _ canReport: String?, in folder: URL) throws -> Endpoint {
    let isMute = canReport == "none"
    if isMute {
      try mute.write(to: folder.appending(path: "mute.yaml"), atomically: true, encoding: .utf8)
    }
    var yaml = """
      connector: \(isMute ? folder.appending(path: "mute.yaml").path : "json")
      url: https://\(name).example
      interval: 2h
      seldom: 8h
      limits: {per-minute: \(perMinute), at-once: 2, timeout: 30s}

      """
    if !isMute { yaml += "sign-in: {secret: {env: KEY}}\n" }
    if let canReport, !isMute { yaml += "can-report: \(canReport)\n" }
    return try Endpoint(
      yaml: yaml, name: try Self.name(name), file: "\(name).yaml", folder: folder,
      environment: ["KEY": "secret"])
  }

  /// Takes orders and never says what becomes of them, nor whether it has them.
  private static let mute = """
    summary: Takes orders
    source: pharmacy
    reports: false
    item: {id: id, reference: reference, status: status}
    statuses: {received: pharmacy.received}
    order:
      path: /orders
      body: {reference: "{refill.external}"}
    """

  static func name<Thing>(_ text: String) throws -> Name<Thing> {
    guard let name = Name<Thing>(text) else { throw ClinicError() }
    return name
  }
}

/// A name of the invented clinic is none.
struct ClinicError: Error {}
