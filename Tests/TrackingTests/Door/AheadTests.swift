import Refills
import Statecharts
import Store
import StoreTesting
import Testing
import Tracking

@Suite("A batch that is decided while the one before is written", .timeLimit(.minutes(1)))
struct AheadTests {
  private let clinic: Clinic
  private let gate = GatedStore.Gate()
  private let door: DoorService

  init() throws {
    clinic = try Clinic()
    door = DoorService(
      door: Door(directory: clinic.disk.database.directory, contexts: Clinic.context),
      store: GatedStore(clinic.disk.database.store, gate: gate), time: clinic.time, batch: 1,
      onFatal: { _ in })
    door.start()
  }

  /// Hands in a request and what is decided on it, each a batch of its own, until the second is decided and the first
  /// not written.
  private func ahead() async throws -> Task<[DoorAnswer], Never> {
    let patient = try Case()
    let undo = try patient.submission(
      .providerUndo, from: Sender(.provider, name: "st_first"), expecting: 3)
    let request = Submission(
      [.begin(try patient.record(), first: [.event(.screeningBegin), .screen(reason: nil)])], from: .system)
    let batches = [request, try patient.approve(expecting: 2), undo]
    let (door, plug) = (door, Plug())
    _ = await door.submit(
      Submission([.patient(patient.patient), .prescription(patient.prescription)], from: .system))
    await plug.hold(door)
    let answers = Task.immediate { await door.submit(inOrder: batches) }
    plug.release()
    try await until { gate.prepared == 3 }
    #expect(try clinic.store.journal(after: 0, limit: 9).isEmpty)
    return answers
  }

  @Test("It is decided on what the one before leaves behind, and written after it")
  func onTop() async throws {
    let answers = try await ahead()
    gate.open()
    gate.open()

    #expect(await answers.value.compactMap { $0.refills?.first?.version } == [2, 3, 4])
    #expect(try clinic.store.journal(after: 0, limit: 9).map(\.entry.version) == [1, 2, 3, 4])
    await door.stop()
  }

  @Test("Where the one before was not written after all, it is decided anew")
  func refused() async throws {
    let answers = try await ahead()
    gate.open(failing: StoreError(.unavailable, "The disk is full."))

    let all = await answers.value
    #expect(all[0].isUnavailable)
    let id = try Case().record().id
    #expect(all[1...].allSatisfy { $0.isUnknown(id) })
    #expect(try clinic.store.journal(after: 0, limit: 9).isEmpty)
    await door.stop()
  }

  @Test(
    "Where the one before is refused for what is in it, it alone is, and the next is decided on what is there"
  )
  func conflict() async throws {
    let answers = try await ahead()
    gate.open(failing: StoreError(.conflict, "Another has it."))

    let all = await answers.value
    #expect(all[0].isConflict)
    let id = try Case().record().id
    #expect(all[1].isUnknown(id))
    await door.stop()
  }

  @Test("What says who a patient is, or who works here, is on disk before the next batch is decided")
  func readOnDiskAlone() async throws {
    let patient = try Case()
    let (door, plug) = (door, Plug())
    await plug.hold(door)
    let batches = [try patient.request(), try patient.approve(expecting: 2)]
    let answers = Task.immediate { await door.submit(inOrder: batches) }
    plug.release()

    // No gate was opened: neither was written aside.
    #expect(await answers.value.compactMap { $0.refills?.first?.version } == [2, 3])
    await door.stop()
  }

  @Test("What was decided on top of a batch that a failed disk did not take is not written either")
  func fatal() async throws {
    let answers = try await ahead()
    gate.open(failing: StoreError(.inputOutput, "The disk failed."))

    #expect(await answers.value.prefix(2).allSatisfy { $0.isUnavailable })
    #expect(try clinic.store.journal(after: 0, limit: 9).isEmpty)
    await door.stop()
  }

  @Test("Whoever has a turn finds everything written, and the end waits for it")
  func turns() async throws {
    let answers = try await ahead()
    let door = door
    let seen = Task.immediate {
      try await door.withStore { store throws(StoreError) in
        try store.journal(after: 0, limit: 9).count
      }
    }
    let stopped = Task.immediate { await door.stop() }
    gate.open()
    gate.open()

    #expect(try await seen.value == 4)
    await stopped.value
    #expect(await answers.value.count == 3)
  }
}

extension DoorAnswer {
  fileprivate func isUnknown(_ id: RefillID) -> Bool {
    if case .answered(.noSuchRefill(id), _) = self { true } else { false }
  }
}
