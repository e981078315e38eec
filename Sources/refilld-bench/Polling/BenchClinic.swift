import Curl
import Foundation
import Logging
import Pharmacies
import Refills
import SeededRandom
import Statecharts
import Store
import Tracking

/// A clinic in a folder of its own: the real store behind the real door, and refills that a pharmacy has already.
final class BenchClinic {
  /// Far more than anything here takes: what has not come then will not come.
  static let patience = Duration.seconds(30)

  let folder: URL
  let time = SystemTime()
  let database: Database
  private(set) var door: DoorService
  private let isKept: Bool
  private var random = SplitMix64(seed: 1)

  /// - Parameter kept: the folder where its database is, or is made; nil: in a folder of its own, deleted at the end.
  init(in kept: URL? = nil) throws {
    isKept = kept != nil
    folder =
      kept
      ?? FileManager.default.temporaryDirectory.appending(
        path: "refilld-bench-\(UUID().uuidString)", directoryHint: .isDirectory)
    let key = folder.appending(path: "master.key").path
    if kept == nil { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false) }
    let isNew = !FileManager.default.fileExists(atPath: key)
    database = try Database.open(
      path: folder.appending(path: "bench.sqlite").path,
      keys: isNew ? KeyRing.create(key) : KeyRing.load(key),
      now: time.now())
    door = Self.door(to: database, time)
    door.start()
  }

  /// From now on the door takes so many decisions a transaction at most.
  func openDoor(batch: Int) async {
    await door.stop()
    door = Self.door(to: database, time, batch: batch)
    door.start()
  }

  deinit {
    // What cannot be removed is left to the system: the figures stand.
    if !isKept { try? FileManager.default.removeItem(at: folder) }
  }

  func close() async {
    await door.stop()
    do {
      try database.close()
    } catch {
      // It is opened again by its log, or thrown away.
      return
    }
  }

  private static func door(to database: Database, _ time: SystemTime, batch: Int = Door.batchLimit)
    -> DoorService
  {
    let zone = TimeZone.gmt
    let context = DecisionContext(
      calendars: Calendars(clinic: BusinessCalendar(zone: zone), patientZone: zone))
    return DoorService(
      door: Door(directory: database.directory) { _ in context }, store: database.store, time: time,
      batch: batch, onFatal: { _ in Foundation.exit(1) })
  }

  /// Makes refills `F-0` to `F-(count - 1)`, with the pharmacy already.
  /// - Parameters:
  ///   - patients: whose they are, in turn.
  ///   - areRead: as if each had been read just now, by the tag of `AnswerCommand`.
  func seed(_ count: Int, at endpoint: EndpointName, patients: Int = 1, areRead: Bool = false) async throws {
    let now = time.now()
    let patients = try (0..<patients).map { try patient($0, now: now) }
    for start in stride(from: 0, to: patients.count, by: Door.batchLimit) {
      _ = await door.submit(
        inOrder: patients[start..<min(start + Door.batchLimit, patients.count)].map {
          Submission([.patient($0)], from: .system)
        })
    }
    let imported = Submission.FirstInput.event(.refillImported(Import()))
    var next = 0
    while next < count {
      let end = min(next + Door.batchLimit, count)
      let submissions = try (next..<end).map { number in
        let (prescription, record) = try refill(
          number, of: patients[number % patients.count], at: endpoint, now: now)
        return Submission(
          [
            .prescription(prescription),
            .begin(record, first: areRead ? [imported, .event(.trackingFresh)] : [imported]),
          ],
          from: .system)
      }
      for answer in await door.submit(inOrder: submissions) {
        guard case .answered(.done, _) = answer else { throw BenchError.seeding }
      }
      if areRead {
        try await door.write((next..<end).map { .reading(Self.mark($0, at: endpoint, now: now)) })
      }
      next = end
    }
  }

  private static func mark(_ number: Int, at endpoint: EndpointName, now: Instant) -> ReadingMark {
    ReadingMark(
      endpoint: endpoint, item: "F-\(number)", digest: Array(repeating: 7, count: 32),
      entityTag: AnswerCommand.entityTag, readAt: now, nextAt: now)
  }

  private func patient(_ number: Int, now: Instant) throws -> Patient {
    guard let brand = BrandName("bench"), let name = ExternalID("patient-\(number)") else {
      throw BenchError.name
    }
    return Patient(id: PatientID(at: now, using: &random), external: name, brand: brand, name: "Testa Bench")
  }

  private func refill(
    _ number: Int, of patient: Patient, at endpoint: EndpointName, now: Instant
  ) throws -> (Prescription, RefillRecord) {
    guard let drug = ExternalID("RX-\(number)"), let external = ExternalID("R-\(number)") else {
      throw BenchError.name
    }
    let prescription = Prescription(
      id: PrescriptionID(at: now, using: &random), external: drug, patient: patient.id,
      drug: "Testamine 10 mg",
      schedule: .none, repeatsAllowed: 3, daysSupply: 30)
    let record = RefillRecord(
      id: RefillID(at: now, using: &random), external: external, prescription: prescription,
      brand: patient.brand, request: nil, way: .pickUp,
      pharmacy: PharmacyPlace(endpoint: endpoint, item: "F-\(number)"), requestedAt: now, importedAt: now)
    return (prescription, record)
  }

  /// An endpoint whose fills are all asked for at one address, by `id`.
  func endpoint(asking url: String, atOnce: Int) throws -> Endpoint {
    guard let address = URLComponents(string: url), let host = address.host, let name = EndpointName("bench")
    else {
      throw BenchError.address
    }
    let path = address.path.isEmpty ? "/" : address.path
    try """
    summary: One address for all fills
    source: pharmacy
    ask: {item: {path: "\(path)", query: {id: "{item}"}}}
    item: {id: id, status: status, updated: updatedAt}
    statuses: {in_progress: pharmacy.preparing, ready: pharmacy.ready}
    """.write(to: folder.appending(path: "bench.yaml"), atomically: true, encoding: .utf8)
    return try Endpoint(
      yaml: """
        connector: bench.yaml
        url: \(address.scheme ?? "http")://\(host)\(address.port.map { ":\($0)" } ?? "")
        interval: 10ms
        limits: {per-minute: 10000000, at-once: \(atOnce)}
        """, name: name, file: "bench", folder: folder, environment: [:])
  }

  /// Searched once a day and whenever it is said that there may be news.
  func searchedEndpoint(at url: String) throws -> Endpoint {
    guard let name = EndpointName("bench") else { throw BenchError.name }
    return try Endpoint(
      yaml: """
        connector: fhir-medicationdispense
        url: \(url)
        sign-in: {as: none}
        interval: 1d
        limits: {per-minute: 10000000}
        """, name: name, file: "bench", folder: folder, environment: [:])
  }

  /// Polls for as long as the body runs.
  /// - Parameter passage: what the pump asks instead of the poller's own source.
  func polling<Result, Passage: PumpSource>(
    _ endpoint: Endpoint, counting desk: PollDesk, atOnce: Int = 1, asking passage: (PollSource) -> Passage,
    _ body: (PollerService) async throws -> Result
  ) async throws -> Result where Passage.Finding == [PollFinding] {
    let client = try CurlClient(
      CurlConfiguration(maxPerOrigin: atOnce, maxRunning: atOnce, maxIdleConnections: atOnce))
    let door = self.door
    let time = self.time
    let poller = try PollerService(
      [endpoint], client: client, doorway: desk.counting(door), views: database.views, time: time, seed: 1,
      logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
    ) { marks in
      do {
        try await door.write(marks.map(Write.reading))
        return true
      } catch {
        return false
      }
    }
    door.follow { poller.follow($0) }
    let source = passage(poller.source)
    let running = Task { try await poller.run(asking: source) }
    let result: Swift.Result<Result, any Error>
    do {
      result = .success(try await body(poller))
    } catch {
      result = .failure(error)
    }
    running.cancel()
    _ = await running.result
    await client.shutdown()
    return try result.get()
  }
}
