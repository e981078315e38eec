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
  private let desk = StreamDesk()
  private let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

  private func stream(_ consumer: Recorder, _ clinic: Clinic, _ door: DoorService) -> StreamService {
    StreamService(
      consumer: consumer, desk: desk, door: door, views: clinic.views, time: clinic.time,
      randomness: SplitMix64(seed: 1), logger: logger)
  }

  private func outbox(_ consumer: Recorder, _ clinic: Clinic, _ door: DoorService) -> OutboxService {
    OutboxService(
      door: door,
      destinations: Destinations(
        notices: Recorder(), errands: [:],
        streams: [
          consumer.name: StreamDestination(consumer, desk: desk, views: clinic.views, time: clinic.time)
        ]),
      gate: clinic.makeGate(), time: clinic.time, randomness: SplitMix64(seed: 1), logger: logger)
  }

  private func ids(_ patient: Case, _ versions: ClosedRange<Int>) throws -> [String] {
    let id = try patient.record().id
    return versions.map { "\(id)-\($0)" }
  }

  @Test("Events of a refill come in the journal's order, with ids that a restart does not change")
  func order() async throws {
    let clinic = try Clinic()
    let door = clinic.openDoor()
    let patients = try (1...3).map { try Case($0) }
    for patient in patients { _ = await door.submit(try patient.request()) }
    for patient in patients { _ = await door.submit(try patient.approve()) }
    // A try that was refused is in the journal and not in the stream.
    _ = await door.submit(try patients[0].approve(expecting: 1))
    let expected = try patients.flatMap { try ids($0, 1...3) }

    let consumer = Recorder()
    let service = stream(consumer, clinic, door)
    let running = Task { try await service.run() }
    try await until { consumer.taken.count == expected.count }
    let last = try #require(try clinic.views.stream(after: 0, limit: 99).rows.last)
    try await until { desk.status.cursor >= last.sequence }
    running.cancel()
    try await running.value
    #expect(consumer.taken.sorted() == expected.sorted())
    for patient in patients {
      let id = try patient.record().id.text
      #expect(consumer.taken.filter { $0.hasPrefix(id) } == (try ids(patient, 1...3)))
    }

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

  @Test("A consumer that was away a week loses nothing and gets each refill's events in order")
  func awayAndBack() async throws {
    let clinic = try Clinic()
    let door = clinic.openDoor()
    let patients = try (1...3).map { try Case($0) }
    let isAway = Mutex(true)
    let consumer = Recorder(accepts: { _ in !isAway.withLock { $0 } })
    let service = stream(consumer, clinic, door)
    let running = Task { try await service.run() }
    for patient in patients { _ = await door.submit(try patient.request()) }
    try await until {
      clinic.time.advance(by: .hours(2))
      if case .disabled = desk.status.state { return true }
      return false
    }
    // A handful of tries over three days, not one a minute and event.
    #expect(consumer.asks <= RetryLadder.streams.attempts + 4)
    clinic.time.advance(by: .days(4))
    for patient in patients { _ = await door.submit(try patient.approve()) }
    #expect(try clinic.views.dispatches(in: .waiting, limit: 99).filter(\.isStream).isEmpty)

    isAway.withLock { $0 = false }
    desk.enable()
    try await until { consumer.taken.count == 9 }
    _ = await door.submit(
      try patients[0].submission(.providerUndo, from: Sender(.provider, name: "st_first")))
    try await until { consumer.taken.count == 10 }
    running.cancel()
    try await running.value

    for (patient, versions) in zip(patients, [1...4, 1...3, 1...3]) {
      let id = try patient.record().id.text
      #expect(consumer.taken.filter { $0.hasPrefix(id) } == (try ids(patient, versions)))
    }
    await door.stop()
  }

  @Test("An event that a consumer minds waits by itself in the queue out; others pass it by")
  func minded() async throws {
    let clinic = try Clinic()
    let door = clinic.openDoor()
    let patients = try (1...3).map { try Case($0) }
    let minded = try ids(patients[0], 1...1)[0]
    let isHealed = Mutex(false)
    let consumer = Recorder(accepts: { id in id != minded || isHealed.withLock { $0 } })
    let (service, queue) = (stream(consumer, clinic, door), outbox(consumer, clinic, door))
    let running = Task { try await service.run() }
    for patient in patients { _ = await door.submit(try patient.request()) }
    try await until {
      clinic.time.advance(by: .seconds(10))
      return try clinic.views.dispatches(in: .waiting, limit: 99).filter(\.isStream).count == 2
    }
    try await until { consumer.taken.count == 4 }
    isHealed.withLock { $0 = true }
    let sending = Task { try await queue.run() }
    try await until {
      clinic.time.advance(by: .minutes(1))
      return consumer.taken.count == 6
    }
    for task in [running, sending] {
      task.cancel()
      try await task.value
    }
    let id = try patients[0].record().id.text
    #expect(consumer.taken.filter { $0.hasPrefix(id) } == (try ids(patients[0], 1...2)))
    await door.stop()
  }

  @Test("What is parked still holds back its refill after a restart")
  func restart() async throws {
    let clinic = try Clinic()
    let first = clinic.openDoor()
    let patient = try Case()
    _ = await first.submit(try patient.request())
    let row = try #require(try clinic.views.stream(after: 0, limit: 1).rows.first)
    try await first.write([
      .parked(consumer: "recorder", refill: row.refill, sequence: row.sequence, at: clinic.time.now())
    ])
    await first.stop()
    try clinic.restart()

    let second = clinic.openDoor()
    _ = await second.submit(try patient.approve())
    let consumer = Recorder()
    let after = stream(consumer, clinic, second)
    let running = Task { try await after.run() }
    try await until { try clinic.views.dispatches(in: .waiting, limit: 99).filter(\.isStream).count == 3 }
    running.cancel()
    try await running.value
    #expect(consumer.taken.isEmpty)
    await second.stop()
  }

  @Test("Nobody asks the database anything while nothing happens, and news is at the consumer at once")
  func idle() async throws {
    let clinic = try Clinic()
    let door = clinic.openDoor()
    let consumer = Recorder()
    let views = CountingViews(clinic.views)
    let service = StreamService(
      consumer: consumer, desk: desk, door: door, views: views, time: clinic.time,
      randomness: SplitMix64(seed: 1), logger: logger)
    let running = Task { try await service.run() }
    var spans: [Duration] = []
    for number in 1...20 {
      _ = await door.submit(try Case(number).request())
      let committed = ContinuousClock.now
      try await until { consumer.taken.count == number * 2 }
      spans.append(.now - committed)
      // A day without anything: the last event is saved, and then nobody looks.
      let last = try #require(try clinic.views.stream(after: 0, limit: 1_000).rows.last)
      try await until {
        clinic.time.advance(by: .seconds(1))
        return try await door.withStore { store throws(StoreError) in try store.cursor(of: "recorder") }
          >= last.sequence
      }
      let looks = views.looks
      for _ in 1...24 { clinic.time.advance(by: .hours(1)) }
      await Task.yield()
      #expect(views.looks - looks <= 1)
    }
    running.cancel()
    try await running.value
    // All tests run at once on this machine, so that one of them may stumble; most may not.
    #expect(spans.sorted()[spans.count / 2] < .milliseconds(20), "\(spans)")
    await door.stop()
  }
}

extension DispatchRow {
  fileprivate var isStream: Bool { lane.hasPrefix("stream:") }
}
