import Foundation
import GRDB
import Refills
import Statecharts
import Store
import StoreTesting
import Testing

/// The forger has the key and this very program, and makes the whole chain anew: an earlier copy, gone on with
/// otherwise. Only a checkpoint can tell.
@Suite("Signed checkpoints")
struct CheckpointTests {
  private let temporary: TemporaryDatabase
  private let early: String

  init() throws {
    temporary = try TemporaryDatabase()
    _ = try Life(1, in: temporary.store)
    early = temporary.folder.appending(path: "early.sqlite").path
  }

  private func forge(_ body: (any RefillStore) throws -> Void) throws -> String {
    let folder = temporary.folder.appending(path: "forged")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    let path = folder.appending(path: "refilld.sqlite").path
    try FileManager.default.copyItem(atPath: early, toPath: path)
    let forged = try Store.Database.open(path: path, keys: temporary.keys, now: StoreSample.start)
    try body(forged.store)
    try forged.close()
    return path
  }

  private func found(_ path: String, _ checkpoints: [Checkpoint]) throws -> String {
    // Without a checkpoint nobody sees anything.
    _ = try DatabaseCopy.check(path, keys: temporary.keys)
    let error = #expect(throws: StoreError.self) {
      try DatabaseCopy.check(path, keys: temporary.keys, against: checkpoints)
    }
    #expect(error?.code == .unreadable)
    return error?.message ?? ""
  }

  enum Forgery: CaseIterable { case altered, missing, swapped, truncated }

  @Test("A row that was altered, left out, moved or cut off is found, and where", arguments: Forgery.allCases)
  func forgeries(_ forgery: Forgery) throws {
    let first = try temporary.database.checkpoint(at: StoreSample.start)
    _ = try temporary.database.copy(to: early)
    var third: Life?
    var second = try Life(2, in: temporary.store, until: .approved)
    try second.tell(.screeningPassed, by: .patient)
    third = try Life(3, in: temporary.store, until: .approved)
    let last = try temporary.database.checkpoint(at: StoreSample.start + .hours(1))
    let path = try forge { store in
      switch forgery {
      case .altered:
        var life = try Life(2, in: store, until: .approved)
        try life.tell(.screeningPassed, by: .pharmacy)
        _ = try Life(3, in: store, until: .approved)
      case .missing:
        _ = try Life(2, in: store, until: .approved)
        var life = try Life(3, in: store, until: .approved)
        try life.tell(.screeningPassed, by: .patient)
      case .swapped:
        _ = try Life(3, in: store, until: .approved)
        var life = try Life(2, in: store, until: .approved)
        try life.tell(.screeningPassed, by: .patient)
      case .truncated: _ = try Life(2, in: store, until: .approved)
      }
    }
    _ = third
    let message = try found(path, [last, first])
    let (before, after) = (first.head.sequence, last.head.sequence)
    #expect(
      message.contains(
        forgery == .truncated
          ? "says that there was a row \(after): the rows after" : "one of the rows \(before + 1) to \(after)"
      ),
      "\(message)")
    #expect(try DatabaseCopy.check(path, keys: temporary.keys, against: [first]).head.sequence > before)
  }

  @Test("With a checkpoint a row it is said which row it was")
  func exact() throws {
    var life = try Life(2, in: temporary.store, until: .approved)
    _ = try temporary.database.copy(to: early)
    let first = try temporary.database.checkpoint(at: StoreSample.start)
    try life.tell(.screeningPassed, by: .patient)
    let last = try temporary.database.checkpoint(at: StoreSample.start)
    _ = try temporary.database.checkpoint(at: StoreSample.start)
    let path = try forge { store in
      let entry = JournalEntry(
        refill: life.refill.id, version: life.refill.version, at: StoreSample.start, kind: .screeningPassed,
        sender: Sender(.patient, name: "other"), payload: [], chart: RefillChart.table.version,
        from: life.refill.regions.stateIDs, to: life.refill.regions.stateIDs, refusal: "other")
      try store.commit([.refusal(entry)])
    }
    // The early copy was made before the signing key was: the reader names the key that is trusted.
    let error = #expect(throws: StoreError.self) {
      try DatabaseCopy.check(
        path, keys: temporary.keys, against: [first, last], trusting: first.keyText)
    }
    #expect(error?.message.contains(": row \(last.head.sequence) was altered") == true, "\(error as Any)")
    let lost = #expect(throws: StoreError.self) {
      try DatabaseCopy.check(path, keys: temporary.keys, against: [first])
    }
    #expect(lost?.message.contains("never signed a checkpoint") == true)
  }

  @Test("It is read back from its text as it was, with others and after a crash in the last one")
  func text() throws {
    let one = try temporary.database.checkpoint(at: StoreSample.start)
    _ = try Life(2, in: temporary.store)
    let two = try temporary.database.checkpoint(at: StoreSample.start + .milliseconds(5))
    #expect(try Checkpoint.all(in: one.text, of: "") == [one])
    #expect(try Checkpoint.all(in: "\r\n  " + one.text + "\n\n" + two.text, of: "") == [one, two])
    let file = CheckpointFile(path: temporary.folder.appending(path: "kept").path)
    try file.append(one)
    let handle = try #require(FileHandle(forWritingAtPath: file.path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(two.text.utf8.prefix(40)))
    try handle.close()
    #expect(try Checkpoint.all(inFile: file.path) == [one])
    try file.append(two)
    #expect(try Checkpoint.all(inFile: file.path) == [one, two])
    #expect(throws: StoreError.self) { try Checkpoint.all(in: "", of: "empty") }
    #expect(throws: StoreError.self) { try Checkpoint.all(in: "nothing\n" + one.text, of: "other") }
    #expect(throws: StoreError.self) {
      try Checkpoint.all(in: one.text.replacingOccurrences(of: "signature ", with: "signature xy"), of: "bad")
    }
  }

  @Test("A checkpoint that was changed, or is another database's, is refused plainly")
  func forged() throws {
    let own = try temporary.database.checkpoint(at: StoreSample.start)
    let other = try TemporaryDatabase()
    let foreign = try other.database.checkpoint(at: StoreSample.start)
    try temporary.database.close()
    let moved = own.text.replacingOccurrences(
      of: "sequence \(own.head.sequence)", with: "sequence \(own.head.sequence - 1)")
    for (checkpoint, said) in [
      (foreign, "another database's, or forged"),
      (try Checkpoint.all(in: moved, of: "")[0], "not signed as it stands"),
    ] {
      let error = #expect(throws: StoreError.self) {
        try DatabaseCopy.check(temporary.path, keys: temporary.keys, against: [checkpoint])
      }
      #expect(error?.message.contains(said) == true, "\(error as Any)")
    }
    _ = try DatabaseCopy.check(temporary.path, keys: temporary.keys, against: [own], trusting: own.keyText)
    #expect(throws: StoreError.self) {
      try DatabaseCopy.check(temporary.path, keys: temporary.keys, against: [own], trusting: foreign.keyText)
    }
  }
}
