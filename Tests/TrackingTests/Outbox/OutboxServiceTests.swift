import Logging
import Refills
import SeededRandom
import Statecharts
import Store
import StoreTesting
import Synchronization
import Testing
import Tracking

@Suite("The queue out", .timeLimit(.minutes(1)))
struct OutboxServiceTests {
  private let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

  private func outbox(
    _ clinic: Clinic, _ door: DoorService, notices: Recorder = Recorder(), errands: Recorder
  ) throws -> OutboxService {
    OutboxService(
      door: door,
      destinations: Destinations(notices: notices, errands: [try StoreSample.name("main-street"): errands]),
      gate: clinic.makeGate(), time: clinic.time, randomness: SplitMix64(seed: 1), logger: logger)
  }

  /// A refill whose order to the pharmacy waits in the queue out.
  private func order(_ patient: Case, at door: DoorService, _ clinic: Clinic) async throws {
    _ = await door.submit(try patient.request())
    _ = await door.submit(try patient.approve())
    clinic.time.advance(by: .seconds(10))
    let now = clinic.time.now()
    let due = try await door.withStore { store throws(StoreError) in try store.dueTimers(at: now, limit: 9) }
    for row in due { _ = await door.submit(Submission([.clock(row)], from: .timer)) }
  }

  private func progress(_ patient: Case, at door: DoorService) async throws -> RefillChart.Progress? {
    let id = try patient.record().id
    return try await door.withStore { store throws(StoreError) in try store.refill(id)?.progress }
  }

  @Test("A commit that makes a notice wakes the queue, and the notice is delivered once")
  func wakes() async throws {
    let clinic = try Clinic()
    let door = clinic.openDoor()
    let notices = Recorder()
    let service = try outbox(clinic, door, notices: notices, errands: Recorder())
    let running = Task { try await service.run() }
    let patient = try Case()
    _ = await door.submit(try patient.request())
    _ = await door.submit(try patient.approve())
    try await until { notices.tries.count == 2 }
    try await until {
      try clinic.views.dispatches(of: try patient.record().id, limit: 9).allSatisfy { $0.state == .delivered }
    }
    running.cancel()
    try await running.value
    #expect(notices.tries.map(\.attempt) == [1, 1])
    await door.stop()
  }

  @Test("Rows of a lane keep their order under failures, and lanes do not wait for each other")
  func laneOrder() async throws {
    let clinic = try Clinic()
    let door = clinic.openDoor()
    let failures = Mutex(3)
    let notices = Recorder(answer: { _ in
      failures.withLock { left in
        left -= 1
        return left >= 0 ? .failed("busy", after: nil) : .delivered
      }
    })
    let errands = Recorder()
    let patient = try Case()
    try await order(patient, at: door, clinic)
    let service = try outbox(clinic, door, notices: notices, errands: errands)
    let running = Task { try await service.run() }
    try await until { errands.tries.count == 1 }
    for count in 1...3 {
      // Only what is settled is tried again; a step of the ladder is shorter than five minutes here.
      try await until { notices.tries.count == count }
      try await until { try clinic.views.dispatches(in: .claimed, limit: 9).isEmpty }
      clinic.time.advance(by: .minutes(5))
    }
    try await until { notices.tries.count == 5 }
    running.cancel()
    try await running.value

    let sequences = notices.tries.map(\.sequence)
    #expect(sequences == sequences.sorted())
    #expect(notices.tries.map(\.attempt) == [1, 2, 3, 4, 1])
    #expect(Set(notices.tries.prefix(4).map(\.id)).count == 1)
    await door.stop()
  }

  @Test("News of safety does not wait behind news that waits for its hour")
  func safety() async throws {
    let clinic = try Clinic()
    let door = clinic.openDoor()
    let notices = Recorder(answer: { row in
      if case .dispatch(.notice(.changed, _)) = row.content { return .delivered }
      return .notBefore(milliseconds: Span.hours(20).milliseconds, reason: "tomorrow")
    })
    let service = try outbox(clinic, door, notices: notices, errands: Recorder())
    let running = Task { try await service.run() }
    let patient = try Case()
    _ = await door.submit(try patient.request())
    try await until { notices.tries.count == 1 }
    let gone = RefillChart.Event.prescriptionDiscontinued(Discontinuation(reason: "a reaction"))
    _ = await door.submit(try patient.submission(gone, from: .system))
    try await until {
      try clinic.views.dispatches(of: try patient.record().id, limit: 9).map(\.state) == [
        .waiting, .delivered,
      ]
    }
    running.cancel()
    try await running.value
    await door.stop()
  }

  @Test("After a crash a notice goes again under its id; an order is never sent again and nobody knows of it")
  func crash() async throws {
    let clinic = try Clinic()
    let patient = try Case()
    let first = clinic.openDoor()
    try await order(patient, at: first, clinic)
    let now = clinic.time.now()
    // The process ends between the claim and the settlement.
    let claimed = try await first.withStore { store throws(StoreError) in
      try store.claimDispatches(at: now, lease: OutboxLoop.lease, limit: 9)
    }
    await first.stop()
    try clinic.restart()

    let second = clinic.openDoor()
    let (notices, errands) = (Recorder(), Recorder(answer: { _ in .failed("not yet", after: nil) }))
    let service = try outbox(clinic, second, notices: notices, errands: errands)
    let running = Task { try await service.run() }
    try await until { try await progress(patient, at: second) == .outcomeUnknown }
    try await until {
      clinic.time.advance(by: .minutes(2))
      return notices.tries.count >= 2 && errands.tries.count >= 2
    }
    running.cancel()
    try await running.value

    let notice = try #require(claimed.first { $0.lane == "notice" })
    #expect(notices.tries.first?.id == notice.id)
    #expect(notices.tries.first?.attempt == 2)
    // What goes to the pharmacy is the look whether it arrived, and never the order.
    #expect(errands.tries.allSatisfy { $0.content.errand == .readBack })
    let order = try #require(claimed.first { $0.lane == "pharmacy" })
    let rows = try clinic.views.dispatches(of: order.refill, limit: 99)
    #expect(rows.first { $0.id == order.id }?.state == .unknown)
    await second.stop()
  }

  @Test("An order whose answer never came is settled unknown and moves the refill")
  func unknown() async throws {
    let clinic = try Clinic()
    let patient = try Case()
    let door = clinic.openDoor()
    let errands = Recorder(answer: { row in
      row.content.errand == .order ? .unknown("timed out") : .notBefore(milliseconds: 60_000, reason: "later")
    })
    let service = try outbox(clinic, door, errands: errands)
    let running = Task { try await service.run() }
    try await order(patient, at: door, clinic)
    try await until { try await progress(patient, at: door) == .outcomeUnknown }
    try await until { errands.tries.count >= 2 }
    running.cancel()
    try await running.value
    #expect(errands.tries.filter { $0.content.errand == .order }.count == 1)
    await door.stop()
  }

  @Test("A row for which nothing is configured is given up where a person sees it")
  func nobody() async throws {
    let clinic = try Clinic()
    let patient = try Case()
    let door = clinic.openDoor()
    try await order(patient, at: door, clinic)
    let service = OutboxService(
      door: door, destinations: Destinations(notices: Recorder(), errands: [:]), gate: clinic.makeGate(),
      time: clinic.time, randomness: SplitMix64(seed: 1), logger: logger)
    let running = Task { try await service.run() }
    try await until { try await progress(patient, at: door) == .sendFailed }
    try await until { try clinic.views.dispatches(in: .dead, limit: 9).count == 1 }
    running.cancel()
    try await running.value
    await door.stop()
  }
}

extension DispatchRow.Content {
  fileprivate var errand: PharmacyErrand? {
    if case .dispatch(.pharmacy(let errand, _)) = self { errand } else { nil }
  }
}
