import Refills
import Statecharts
import Store
import StoreTesting
import Synchronization
import Testing
import Tracking

@Suite("The door on its thread", .timeLimit(.minutes(1)))
struct DoorServiceTests {
  private let key = AnswerKey(client: "ehr", key: "k-1")

  @Test("What gathers while the disk is busy becomes one commit, in the order in which it came")
  func groupCommit() async throws {
    let clinic = try Clinic()
    let door = clinic.openDoor()
    let plug = Plug()
    await plug.hold(door)
    let requests = try (1...256).map { try Case($0).request() }
    let (first, last) = (Array(requests.prefix(100)), Array(requests.dropFirst(100)))
    let early = Task.immediate { await door.submit(inOrder: first) }
    let late = Task.immediate { await door.submit(inOrder: last) }
    plug.release()

    let answers = await early.value + late.value
    #expect(
      answers.compactMap { $0.refills?.first?.record.external.text } == (1...256).map { "refill-\($0)-1" })
    #expect(clinic.faults.commits.count == 1)
    await door.stop()
  }

  @Test("A lone submission is committed at once")
  func lone() async throws {
    let clinic = try Clinic()
    let door = clinic.openDoor()
    #expect(await door.submit(try Case().request()).refills?.count == 1)
    #expect(clinic.faults.commits.count == 1)
    await door.stop()
  }

  @Test("A write that the full disk refused is told for ten seconds, whoever made it")
  func refusal() async throws {
    let clinic = try Clinic()
    let door = clinic.openDoor()
    #expect(door.refusal() == nil)
    clinic.faults.fail { _ in StoreError(.unavailable, "The disk is full.") }
    #expect(await door.submit(try Case(1).request()).isUnavailable)
    #expect(door.refusal()?.message == "The disk is full.")
    clinic.time.advance(by: DoorService.refusalCounts)
    #expect(door.refusal() == nil)
    await #expect(throws: StoreError.self) {
      try await door.write([.cursor(consumer: "ehr", sequence: 1)])
    }
    #expect(door.refusal() != nil)
    clinic.time.advance(by: DoorService.refusalCounts)
    clinic.faults.fail { _ in nil }
    #expect(await door.submit(try Case(1).request()).refills?.count == 1)
    #expect(door.refusal() == nil)
    await door.stop()
  }

  @Test("With the queue full the answer is to come back, and nothing that was taken is lost")
  func queueFull() async throws {
    let clinic = try Clinic()
    let door = clinic.openDoor()
    let plug = Plug()
    await plug.hold(door)
    let patient = try Case()
    let limit = 16 * Door.batchLimit
    let empty = Submission([], from: .system)
    let flood = [try patient.request()] + Array(repeating: empty, count: limit)
    let answers = Task.immediate { await door.submit(inOrder: flood) }
    #expect(await door.submit(empty).isUnavailable)
    plug.release()

    let all = await answers.value
    #expect(all.count == limit + 1)
    #expect(all.last?.isUnavailable == true)
    #expect(all.count { $0.isUnavailable } == 1)
    #expect(all.first?.refills?.count == 1)
    await door.stop()
  }

  @Test("A key that is being worked on is in flight for the same request, and used for another")
  func inFlight() async throws {
    let clinic = try Clinic()
    let door = clinic.openDoor()
    let plug = Plug()
    await plug.hold(door)
    let request = try Case().request(key: key, digest: [1])
    let first = Task.immediate { await door.submit(request) }
    guard case .inFlight = await door.submit(request) else {
      Issue.record("The request was taken twice")
      return
    }
    guard case .keyReused = await door.submit(try Case().request(key: key, digest: [2])) else {
      Issue.record("The key was taken for another request")
      return
    }
    plug.release()
    #expect(await first.value.refills?.count == 1)
    await door.stop()
  }

  @Test("A caller that goes away does not take its submission along")
  func cancelledCaller() async throws {
    let clinic = try Clinic()
    let door = clinic.openDoor()
    let plug = Plug()
    await plug.hold(door)
    let request = try Case().request()
    let caller = Task.immediate { await door.submit(request) }
    caller.cancel()
    plug.release()

    #expect(await caller.value.refills?.count == 1)
    await door.stop()
  }

  @Test("At the end what was taken is done and what comes is refused")
  func ending() async throws {
    let clinic = try Clinic()
    let door = clinic.openDoor()
    let plug = Plug()
    await plug.hold(door)
    let (early, later) = (try Case(1).request(), try Case(2).request())
    let taken = Task.immediate { await door.submit(early) }
    let stopped = Task.immediate { await door.stop() }
    #expect(await door.submit(later).isUnavailable)
    plug.release()
    await stopped.value

    #expect(await taken.value.refills?.count == 1)
    await #expect(throws: StoreError.self) { try await door.write([]) }
  }

  @Test("A disk that fails is reported once everybody waits no more")
  func fatal() async throws {
    let clinic = try Clinic()
    let reported = Mutex<[StoreError.Code]>([])
    let door = clinic.openDoor { error in reported.withLock { $0.append(error.code) } }
    clinic.faults.fail { _ in StoreError(.inputOutput, "The disk failed.") }

    #expect(await door.submit(try Case().request()).isUnavailable)
    #expect(reported.withLock { $0 } == [.inputOutput])
    await door.stop()
  }

  @Test(
    "Two providers decide: one wins, the other learns who and when, and the same key gets the same answer")
  func twoProviders() async throws {
    let clinic = try Clinic()
    let door = clinic.openDoor()
    let patient = try Case()
    _ = await door.submit(try patient.request())
    let approval = try patient.approve(expecting: 2, key: key, digest: [1])

    let first = await door.submit(approval)
    clinic.time.advance(by: .milliseconds(3))
    let second = await door.submit(
      try patient.submission(
        .providerDeny(Denial(reason: .interaction)), from: Sender(.provider, name: "st_second"), expecting: 2)
    )
    let again = await door.submit(approval)

    #expect(first.rendered?.status == 200)
    #expect(again.rendered == first.rendered)
    let decision = ProviderDecision(kind: .approved, by: "st_first", at: StoreSample.start)
    #expect(second.refusal == .versionMoved(now: 3, decision: decision))
    await door.stop()
  }
}
