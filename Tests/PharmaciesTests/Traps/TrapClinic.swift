import Curl
import Foundation
import Logging
import Pharmacies
import Refills
import Statecharts
import Store
import StoreTesting
import Testing
import Tracking

/// A clinic with the real door on a real file, whose poller asks one pharmacy that speaks FHIR.
struct TrapClinic {
  let disk: TemporaryDatabase
  let door: DoorService
  let pharmacy: OutspokenPharmacy
  let name: EndpointName
  let poller: PollerService

  /// Runs it for as long as the body does.
  static func open(zone: String = "UTC", _ body: (TrapClinic) async throws -> Void) async throws {
    let time = RealTime()
    let disk = try TemporaryDatabase(at: time.now())
    let door = DoorService(
      door: Door(directory: disk.database.directory) { _ in
        // The zones of the clinic do not matter here: no clock of it is waited for.
        DecisionContext(calendars: Calendars(clinic: BusinessCalendar(zone: .gmt), patientZone: .gmt))
      }, store: disk.database.store, time: time, onFatal: { Issue.record("The disk failed: \($0)") })
    door.start()
    let pharmacy = try OutspokenPharmacy()
    let endpoint = try Pharmacy.endpoint(
      "main-street", connector: "fhir-medicationdispense", url: pharmacy.url, yaml: "zone: \(zone)")
    let client = try CurlClient()
    let poller = try PollerService(
      [endpoint], client: client, doorway: door, views: disk.database.views, time: time, seed: 7,
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    ) { _ in true }
    door.follow { poller.follow($0) }
    let running = Task { try await poller.run() }
    let result: Result<Void, any Error>
    do {
      result = .success(
        try await body(
          TrapClinic(disk: disk, door: door, pharmacy: pharmacy, name: endpoint.name, poller: poller)))
    } catch {
      result = .failure(error)
    }
    running.cancel()
    _ = await running.result
    await client.shutdown()
    await door.stop()
    try result.get()
  }

  /// A refill that is with the pharmacy. Its prescription is its own.
  /// - Parameters:
  ///   - number: 1 to 9; our reference of it is `R-` and the number.
  ///   - item: the pharmacy's id of it; nil: found by our reference.
  func refill(_ number: Int = 1, item: String?, way: Way = .pickUp) async throws -> RefillID {
    let sample = try StoreSample(number)
    let now = RealTime().now()
    var random = SystemRandomNumberGenerator()
    let record = RefillRecord(
      id: RefillID(at: now, using: &random), external: try #require(ExternalID("R-\(number)")),
      prescription: sample.prescription, brand: sample.patient.brand, request: nil, way: way,
      pharmacy: PharmacyPlace(endpoint: name, item: item), requestedAt: now, importedAt: now)
    let submission = Submission(
      [
        .patient(sample.patient), .prescription(sample.prescription),
        .begin(record, first: [.event(.refillImported(Import()))]),
      ], from: .system)
    guard case .answered(.done, _) = await door.submit(submission) else { throw SampleError.impossible }
    return record.id
  }

  /// A refill of which the pharmacy said already that it is being prepared: what comes next is told to the patient.
  func refillInPreparation(_ item: String = "d1", way: Way = .pickUp) async throws -> RefillID {
    pharmacy.say([(item, Self.dispense(item, "preparation"))])
    let refill = try await refill(item: item, way: way)
    try await waitFor(refill, .preparing)
    return refill
  }

  /// - Parameter reference: ours, where the pharmacy copies it.
  static func dispense(_ id: String, _ status: String, _ more: String = "", reference: String? = nil)
    -> String
  {
    let own = reference.map { #","identifier":[{"system":"urn:refilld:refill","value":"\#($0)"}]"# } ?? ""
    return #"{"resourceType":"MedicationDispense","id":"\#(id)","status":"\#(status)"\#(own)\#(more)}"#
  }

  func waitFor(
    _ refill: RefillID, _ progress: RefillChart.Progress, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    try await eventually(progress.rawValue, sourceLocation: sourceLocation) {
      try now(refill).progress == progress
    }
  }

  /// Waits until all that is said now was read, and what it means is written.
  func waitUntilRead(sourceLocation: SourceLocation = #_sourceLocation) async throws {
    let searches = pharmacy.searches
    try await eventually("read", sourceLocation: sourceLocation) { pharmacy.searches > searches + 3 }
  }

  func now(_ refill: RefillID) throws -> Refill { try #require(try disk.database.views.refill(refill)) }

  /// The kinds of what went through the door about a refill, oldest first.
  func kinds(_ refill: RefillID) throws -> [RefillChart.EventKind] {
    try disk.database.views.journal(of: refill, limit: 100).map(\.entry.kind)
  }

  /// What the patient is told, oldest first.
  func notices(_ refill: RefillID) throws -> [RefillChart.Notice] {
    try disk.database.views.dispatches(of: refill, limit: 100).sorted { $0.sequence < $1.sequence }
      .compactMap { row in
        if case .dispatch(.notice(let notice, _)) = row.content { notice } else { nil }
      }
  }

  func support(_ refill: RefillID) throws -> [RefillChart.EventKind] {
    try now(refill).record.tasks.filter { $0.owner == .support }.map(\.cause)
  }
}
