import Logging
import Refills
import SeededRandom
import Statecharts
import Store
import StoreTesting
import Synchronization
import Testing
import Tracking

@Suite("A system that follows the stream", .timeLimit(.minutes(1)))
struct StreamTests {
  private let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

  private func stream(_ consumer: Recorder, _ clinic: Clinic, _ door: DoorService) -> StreamService {
    StreamService(consumer: consumer, door: door, views: clinic.views, time: clinic.time, logger: logger)
  }

  private func outbox(_ consumer: Recorder, _ clinic: Clinic, _ door: DoorService) -> OutboxService {
    OutboxService(
      door: door,
      destinations: Destinations(
        notices: Recorder(), errands: [:],
        streams: [consumer.name: StreamDestination(consumer, views: clinic.views)]),
      gate: clinic.makeGate(), time: clinic.time, randomness: SplitMix64(seed: 1), logger: logger)
  }

  private func ids(_ patient: Case, _ versions: ClosedRange<Int>) throws -> [String] {
    let id = try patient.record().id
    return versions.map { "\(id)-\($0)" }
  }

  @Test("Events come in the journal's order, with ids that a restart does not change")
  func order() async throws {
    let clinic = try Clinic()
    let door = clinic.openDoor()
    let patients = try (1...3).map { try Case($0) }
    for patient in patients { _ = await door.submit(try patient.request()) }
    for patient in patients { _ = await door.submit(try patient.approve()) }
    // A try that was refused is in the journal and not in the stream.
    _ = await door.submit(try patients[0].approve(expecting: 1))
    let expected = try patients.flatMap { try ids($0, 1...2) } + patients.flatMap { try ids($0, 3...3) }

    let consumer = Recorder()
    let service = stream(consumer, clinic, door)
    let running = Task { try await service.run() }
    try await until { consumer.taken.count == expected.count }
    running.cancel()
    try await running.value
    #expect(consumer.taken == expected)

    // It ended cleanly, so that nothing comes again.
    let later = Recorder()
    let again = stream(later, clinic, door)
    let runningAgain = Task { try await again.run() }
    _ = await door.submit(
      try patients[0].submission(.providerUndo, from: Sender(.provider, name: "st_first")))
    try await until { !later.taken.isEmpty }
    runningAgain.cancel()
    try await runningAgain.value
    #expect(later.taken == (try ids(patients[0], 4...4)))
    await door.stop()
  }

  @Test("A consumer that was away loses nothing and gets each refill's events in order")
  func awayAndBack() async throws {
    let clinic = try Clinic()
    let door = clinic.openDoor()
    let patients = try (1...3).map { try Case($0) }
    let isAway = Mutex(true)
    let consumer = Recorder(accepts: { _ in !isAway.withLock { $0 } })
    let (service, queue) = (stream(consumer, clinic, door), outbox(consumer, clinic, door))
    let running = Task { try await service.run() }
    for patient in patients { _ = await door.submit(try patient.request()) }
    try await until { try clinic.views.dispatches(in: .waiting, limit: 99).filter(\.isStream).count == 6 }

    isAway.withLock { $0 = false }
    // Still parked: what comes now must wait behind it.
    for patient in patients { _ = await door.submit(try patient.approve()) }
    try await until { try clinic.views.dispatches(in: .waiting, limit: 99).filter(\.isStream).count == 9 }
    let sending = Task { try await queue.run() }
    try await until {
      clinic.time.advance(by: .minutes(1))
      return consumer.taken.count == 9
    }
    try await until { try clinic.views.dispatches(in: .claimed, limit: 99).isEmpty }
    // Nothing is parked any more: it goes straight again.
    _ = await door.submit(
      try patients[0].submission(.providerUndo, from: Sender(.provider, name: "st_first")))
    try await until { consumer.taken.count == 10 }
    for task in [running, sending] {
      task.cancel()
      try await task.value
    }

    for patient in patients.dropFirst() {
      let id = try patient.record().id.text
      #expect(consumer.taken.filter { $0.hasPrefix(id) } == (try ids(patient, 1...3)))
    }
    let id = try patients[0].record().id.text
    #expect(consumer.taken.filter { $0.hasPrefix(id) } == (try ids(patients[0], 1...4)))
    #expect(try clinic.views.dispatches(in: .waiting, limit: 99).filter(\.isStream).isEmpty)
    await door.stop()
  }

  @Test("What is parked still holds back its refill after a restart")
  func restart() async throws {
    let clinic = try Clinic()
    let first = clinic.openDoor()
    let patient = try Case()
    _ = await first.submit(try patient.request())
    let away = Recorder(accepts: { _ in false })
    let before = stream(away, clinic, first)
    let running = Task { try await before.run() }
    try await until { try clinic.views.dispatches(in: .waiting, limit: 99).filter(\.isStream).count == 2 }
    running.cancel()
    try await running.value
    await first.stop()
    try clinic.restart()

    let second = clinic.openDoor()
    _ = await second.submit(try patient.approve())
    let consumer = Recorder()
    let after = stream(consumer, clinic, second)
    let runningAgain = Task { try await after.run() }
    try await until { try clinic.views.dispatches(in: .waiting, limit: 99).filter(\.isStream).count == 3 }
    runningAgain.cancel()
    try await runningAgain.value
    #expect(consumer.taken.isEmpty)
    await second.stop()
  }
}

extension DispatchRow {
  fileprivate var isStream: Bool { lane.hasPrefix("stream:") }
}
