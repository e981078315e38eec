import Refills
import Store
import StoreTesting
import Testing
import Tracking

/// What the door answers as unavailable goes out as HTTP 503.
@Suite("A disk that takes nothing")
struct NoRoomTests {
  @Test(
    "A full or read-only disk is said to all of a batch, nothing of it is written, and work goes on when it takes again",
    arguments: [FileFailure.Manner.full, .readOnly])
  func takesNothing(manner: FileFailure.Manner) throws {
    let injector = FaultInjector()
    let folder = try WatchedFolder(injector)
    let keys = try folder.makeKeys()
    let clinic = try CrashClinic(in: folder.url, keys: keys)
    let patients = try (1...20).map { try CrashPatient($0, at: clinic.now) }
    let before = try Watched.content(of: clinic.path)

    injector.armForAll { manner.failure(of: $0) }
    for _ in 0..<2 {
      let answers = clinic.pass(patients.map(\.request))
      #expect(answers.count == 20)
      #expect(answers.allSatisfy { $0.code == .unavailable })
    }
    #expect(try Watched.content(of: clinic.path) == before)
    #expect(try clinic.store.refill(patients[0].record.id) == nil)

    injector.end()
    let answers = clinic.pass(patients.map(\.request))
    #expect(answers.allSatisfy { $0.refill?.progress == .withProvider })
    try clinic.reopen()
    #expect(try clinic.store.refill(patients[19].record.id)?.progress == .withProvider)
    #expect(try clinic.database.verifyChain().sequence == 40)
    try clinic.database.close()
  }

  @Test("A file that may not grow any more answers the same, and takes more when it may")
  func mayNotGrow() throws {
    let folder = try WatchedFolder(Recorder())
    let keys = try folder.makeKeys()
    let clinic = try CrashClinic(in: folder.url, keys: keys)
    let pages = try Watched.ask("PRAGMA page_count", of: clinic.path)
    try Watched.ask("PRAGMA max_page_count = \(pages)", of: clinic.path)
    let patients = try (1...200).map { try CrashPatient($0, at: clinic.now) }
    let before = try Watched.content(of: clinic.path)

    #expect(clinic.pass(patients.map(\.request)).allSatisfy { $0.code == .unavailable })
    #expect(try Watched.content(of: clinic.path) == before)

    try Watched.ask("PRAGMA max_page_count = 1000000", of: clinic.path)
    #expect(clinic.pass(patients.map(\.request)).allSatisfy { $0.refill?.progress == .withProvider })
    #expect(try clinic.database.verifyChain().sequence == 400)
    try clinic.database.close()
  }

  @Test("A new file is not used without its log, whatever fails while it is made")
  func withoutLog() throws {
    let sound = FaultInjector()
    let first = try WatchedFolder(sound)
    let keys = try first.makeKeys()
    try CrashClinic(in: first.url, keys: keys).database.close()
    let writes = sound.kinds.indices.filter { sound.kinds[$0].changes }.prefix(40)
    for number in writes {
      let injector = FaultInjector()
      let folder = try WatchedFolder(injector)
      injector.arm(number) { FileFailure.Manner.inputOutput.failure(of: $0) }
      let path = folder.database
      do {
        let database = try Database.open(path: path, keys: keys, now: StoreSample.start)
        #expect(try database.writerSettings()["journal_mode"] == "wal", "call \(number)")
        try database.close()
      } catch {
        #expect(error.code == .unavailable || error.code == .inputOutput, "call \(number): \(error)")
      }
      injector.end()
      try Database.open(path: path, keys: keys, now: StoreSample.start).close()
    }
  }
}

extension DoorAnswer {
  fileprivate var code: StoreError.Code? {
    if case .unavailable(let error) = self { error.code } else { nil }
  }
  fileprivate var refill: Refill? {
    if case .answered(.done(let refills), _) = self { refills.first } else { nil }
  }
}
