import Logging
import Refills
import Statecharts
import Store
import StoreTesting
import Testing
import Tracking

@Suite("Clocks that run", .timeLimit(.minutes(1)))
struct TimerServiceTests {
  private let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

  private func progress(_ patient: Case, at door: DoorService) async throws -> RefillChart.Progress? {
    let id = try patient.record().id
    return try await door.withStore { store throws(StoreError) in try store.refill(id)?.progress }
  }

  @Test("A decision can be undone within ten seconds, and not after")
  func undo() async throws {
    let clinic = try Clinic()
    let door = clinic.openDoor()
    let timers = TimerService(door: door, gate: clinic.makeGate(), time: clinic.time, logger: logger)
    let running = Task { try await timers.run() }
    let undo = { (patient: Case) throws in
      try patient.submission(.providerUndo, from: Sender(.provider, name: "st_first"))
    }
    let (early, late) = (try Case(1), try Case(2))
    for patient in [early, late] {
      _ = await door.submit(try patient.request())
      _ = await door.submit(try patient.approve())
    }

    clinic.time.advance(by: .seconds(8))
    #expect(await door.submit(try undo(early)).refills?.first?.progress == .withProvider)
    clinic.time.advance(by: .seconds(3))
    try await until { try await progress(late, at: door) == .sending }
    #expect(await door.submit(try undo(late)).refusal == .unhandled)
    #expect(try await progress(early, at: door) == .withProvider)

    running.cancel()
    try await running.value
    await door.stop()
  }

  @Test("A clock survives a restart with its due time and fires once")
  func restart() async throws {
    let clinic = try Clinic()
    let patient = try Case()
    let first = clinic.openDoor()
    _ = await first.submit(try patient.request())
    _ = await first.submit(try patient.approve())
    let due = try await first.withStore { store throws(StoreError) in try store.nextTimerDue() }
    await first.stop()
    clinic.time.advance(by: .hours(2))
    try clinic.restart()

    let second = clinic.openDoor()
    #expect(due == StoreSample.start + .seconds(10))
    #expect(try await second.withStore { store throws(StoreError) in try store.nextTimerDue() } == due)
    let timers = TimerService(door: second, gate: clinic.makeGate(), time: clinic.time, logger: logger)
    let running = Task { try await timers.run() }
    try await until { try await progress(patient, at: second) == .sending }
    clinic.time.advance(by: .seconds(2))
    running.cancel()
    try await running.value

    let rows = try await second.withStore { store throws(StoreError) in try store.journal(after: 0, limit: 99)
    }
    #expect(rows.filter { $0.entry.kind == .clockUndoOver }.count == 1)
    await second.stop()
  }

  @Test("A late firing of a clock that was armed again does nothing")
  func replaced() throws {
    let clinic = try Clinic()
    var door = clinic.makeDoor()
    let patient = try Case()
    let now = StoreSample.start
    let undo = try patient.submission(.providerUndo, from: Sender(.provider, name: "st_first"))
    _ = door.pass([try patient.request(), try patient.approve()], at: now, through: clinic.store)
    let old = try #require(try clinic.store.dueTimers(at: now + .seconds(10), limit: 1).first)
    _ = door.pass([undo, try patient.approve()], at: now + .seconds(9), through: clinic.store)

    let firing = Submission([.clock(old)], from: .timer)
    let answer = try #require(
      door.pass([firing], at: now + .seconds(10), through: clinic.store).answers.first)
    #expect(answer.refusal == .clockReplaced)
    #expect(try clinic.store.refill(try patient.record().id)?.progress == .approved)
  }

  @Test("A clock whose guard says no is spent all the same, and fires once")
  func guardSaysNo() throws {
    let clinic = try Clinic()
    var door = clinic.makeDoor()
    let patient = try Case()
    let now = StoreSample.start
    let id = try patient.record().id
    let accepted = try patient.submission(.orderAccepted(OrderReceipt(item: "rx-1")), from: .system)
    _ = door.pass([try patient.request(), try patient.approve()], at: now, through: clinic.store)
    let undo = try #require(try clinic.store.dueTimers(at: now + .seconds(10), limit: 1).first)
    _ = door.pass(
      [Submission([.clock(undo)], from: .timer), accepted], at: now + .seconds(10), through: clinic.store)

    // A pharmacy that reports: its silence closes nothing, whatever this clock says.
    let later = now + .days(20)
    let due = try clinic.store.dueTimers(at: later, limit: 9)
    let silence = try #require(due.first { $0.clock == .silenceOver })
    let before = try #require(try clinic.store.refill(id))
    let pass = door.pass([Submission([.clock(silence)], from: .timer)], at: later, through: clinic.store)

    #expect(pass.answers.first?.refills?.first?.version == before.version + 1)
    #expect(try clinic.store.refill(id)?.progress == .sent)
    #expect(try clinic.store.dueTimers(at: later, limit: 9).allSatisfy { $0.clock != .silenceOver })
    let row = try #require(try clinic.store.journal(after: 0, limit: 99).last)
    #expect(row.entry.refusal == "guarded")
    #expect(try clinic.views.stream(after: row.sequence - 1, limit: 1).rows.isEmpty)
  }

  @Test("A clock that is not believed holds timers until somebody accepts it")
  func held() async throws {
    let clinic = try Clinic()
    let patient = try Case()
    let door = clinic.openDoor()
    let gate = ClockGate(lastWritten: StoreSample.start - .days(2), time: clinic.time) { .zero }
    let timers = TimerService(door: door, gate: gate, time: clinic.time, logger: logger)
    let running = Task { try await timers.run() }
    _ = await door.submit(try patient.request())
    _ = await door.submit(try patient.approve())
    clinic.time.advance(by: .minutes(5))
    #expect(!gate.isOpen)
    #expect(try await progress(patient, at: door) == .approved)

    gate.accept()
    try await until { try await progress(patient, at: door) == .sending }
    running.cancel()
    try await running.value
    await door.stop()
  }

  @Test("After a jump that is accepted nothing leaves until every late clock has fired")
  func catchingUp() async throws {
    let clinic = try Clinic()
    let patient = try Case()
    let door = clinic.openDoor()
    _ = await door.submit(try patient.request())
    _ = await door.submit(try patient.approve())
    let gate = ClockGate(lastWritten: StoreSample.start - .days(2), time: clinic.time) { .zero }
    clinic.time.advance(by: .minutes(5))
    #expect(!gate.mayLeave)
    gate.accept()
    #expect(gate.isOpen)
    #expect(!gate.mayLeave)

    let timers = TimerService(door: door, gate: gate, time: clinic.time, logger: logger)
    let running = Task { try await timers.run() }
    try await until {
      clinic.time.advance(by: .seconds(1))
      return gate.mayLeave
    }
    #expect(try await progress(patient, at: door) == .sending)
    running.cancel()
    try await running.value
    await door.stop()
  }
}
