import Refills
import Statecharts
import Store
import StoreTesting
import Testing
import Tracking

@Suite("The same request twice", .timeLimit(.minutes(1)))
struct KeyTests {
  private let start = StoreSample.start
  private let key = AnswerKey(client: "ehr", key: "k-1")

  @Test("The same key gets the same answer, in the same batch and later")
  func sameAnswer() throws {
    let clinic = try Clinic()
    var door = clinic.makeDoor()
    let patient = try Case()
    _ = door.pass([try patient.request()], at: start, through: clinic.store)
    let approval = try patient.approve(expecting: 2, key: key, digest: [1])

    let first = door.pass([approval, approval], at: start, through: clinic.store)
    let later = door.pass([approval], at: start + .hours(1), through: clinic.store)

    let answer = try #require(first.answers[0].rendered)
    for repeated in [first.answers[1], later.answers[0]] {
      guard case .replayed(let rendered) = repeated else {
        Issue.record("The request was decided again")
        continue
      }
      #expect(rendered == answer)
    }
    #expect(try clinic.store.refill(try patient.record().id)?.version == 3)
  }

  @Test("A refusal is the answer to its key as well")
  func refusalIsKept() throws {
    let clinic = try Clinic()
    var door = clinic.makeDoor()
    let patient = try Case()
    _ = door.pass([try patient.request()], at: start, through: clinic.store)
    let late = try patient.approve(expecting: 1, key: key, digest: [1])

    #expect(door.pass([late], at: start, through: clinic.store).answers[0].rendered?.status == 412)
    guard case .replayed(let rendered) = door.pass([late], at: start, through: clinic.store).answers[0] else {
      Issue.record("The request was decided again")
      return
    }
    #expect(rendered.status == 412)
  }

  @Test("A conflict is the answer to its key as well, also when what it met is gone")
  func conflictIsKept() throws {
    let clinic = try Clinic()
    var door = clinic.makeDoor()
    let patient = try Case()
    _ = door.pass([try patient.request()], at: start, through: clinic.store)
    let second = Submission(
      [.begin(try patient.record(2), first: [.event(.screeningBegin)])], from: .system, key: key,
      requestDigest: [1])
    #expect(door.pass([second], at: start, through: clinic.store).answers[0].isConflict)
    let cancel = try patient.submission(.patientCancel(CancelWish()), from: Sender(.patient, name: "p"))
    _ = door.pass([cancel], at: start + .hours(1), through: clinic.store)

    guard case .replayed = door.pass([second], at: start + .hours(2), through: clinic.store).answers[0] else {
      Issue.record("The request was decided again")
      return
    }
    #expect(try clinic.store.refill(try patient.record(2).id) == nil)
  }

  @Test("Another request under the same key is a mistake")
  func keyReused() throws {
    let clinic = try Clinic()
    var door = clinic.makeDoor()
    let patient = try Case()
    _ = door.pass([try patient.request(key: key, digest: [1])], at: start, through: clinic.store)
    let other = try patient.approve(key: key, digest: [2])

    let answers = door.pass([other], at: start, through: clinic.store).answers
    guard case .keyReused? = answers.first else {
      Issue.record("The key was taken for another request")
      return
    }
  }

  @Test("A request that could not be written leaves its key free")
  func keyIsFree() throws {
    let clinic = try Clinic()
    var door = clinic.makeDoor()
    let request = try Case().request(key: key, digest: [1])
    clinic.faults.fail { _ in StoreError(.unavailable, "The disk is full.") }
    _ = door.pass([request], at: start, through: clinic.store)
    clinic.faults.fail { _ in nil }

    #expect(door.pass([request], at: start, through: clinic.store).answers[0].refills?.count == 1)
  }
}
