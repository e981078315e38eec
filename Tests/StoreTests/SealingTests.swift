import Foundation
import GRDB
import Refills
import SeededRandom
import Statecharts
import Store
import StoreTesting
import Testing

@Suite("What is sealed")
struct SealingTests {
  private static let canaries = [
    "Kanarienvogel", "Zitronensalbe", "free-text-canary", "canary-mail@example.org", "canary-payload",
    "canary-answer", "canary-error", "Staffcanary", "canary-raw", "canary-word", "canary-reason",
    "canary-both",
  ]

  @Test("No name, drug, address or free text stands in any byte of the database's files")
  func canaries() throws {
    let temporary = try TemporaryDatabase()
    try fill(temporary)
    let open = try contents(of: temporary)
    try temporary.reopen()
    for bytes in [open, try contents(of: temporary)] {
      #expect(bytes.count > 10_000)
      for canary in Self.canaries {
        #expect(bytes.range(of: Data(canary.utf8)) == nil, "\(canary) is readable")
      }
    }
  }

  @Test("What was sealed is read again after a restart")
  func roundTrip() throws {
    let temporary = try TemporaryDatabase()
    try fill(temporary)
    try temporary.reopen()
    let patient = try temporary.database.directory.patient(external: StoreSample.name("patient-1"))
    #expect(patient?.name == "Kanarienvogel Testa")
    let journal = try temporary.database.views.journal(after: 0, limit: 10)
    #expect(
      journal.first.map { String(decoding: $0.entry.payload, as: UTF8.self) }
        == "{\"note\":\"canary-payload\"}")
    #expect(
      try temporary.database.views.dispatches(in: .dead, limit: 10).map(\.lastError) == ["canary-error"])
  }

  @Test("No two seals have the same nonce")
  func nonces() throws {
    let temporary = try TemporaryDatabase()
    // More than a block of random bytes is drawn at once.
    let answers = (0..<1_000).map { number in
      StoredAnswer(
        key: AnswerKey(client: "client", key: "key-\(number)"), requestDigest: [], status: 200, body: [],
        at: StoreSample.start)
    }
    try temporary.store.commit(answers.map(Write.answer))
    let bodies = try temporary.raw { db in try Data.fetchAll(db, sql: "SELECT body FROM answers") }
    let nonces = Set(bodies.map { $0.prefix(12) })
    #expect(nonces.count == answers.count)
    #expect(nonces.allSatisfy { Set($0).count > 2 }, "a nonce of one byte over and over is none")
  }

  @Test("Another key is refused, and both are named")
  func wrongKey() throws {
    let temporary = try TemporaryDatabase()
    try temporary.database.close()
    let other = try KeyRing.create(temporary.folder.appendingPathComponent("other.key").path)
    let error = #expect(throws: StoreError.self) {
      try Database.open(path: temporary.path, keys: other, now: StoreSample.start)
    }
    #expect(error?.code == .unreadable)
    #expect(error?.message.contains(other.id) == true)
    #expect(error?.message.contains(temporary.keys.id) == true)
  }

  @Test("A database that lost one of its own keys is refused", arguments: ["clinic", "lookups"])
  func lostKey(owner: String) throws {
    let temporary = try TemporaryDatabase()
    try temporary.raw { db in
      try db.execute(sql: "DELETE FROM data_keys WHERE owner = ?", arguments: [owner])
    }
    #expect(throws: StoreError.self) { try temporary.reopen() }.map { #expect($0.code == .unreadable) }
  }

  @Test("A sealed value that was moved to another row does not open")
  func moved() throws {
    let temporary = try TemporaryDatabase()
    let (first, second) = (try StoreSample(1), try StoreSample(2))
    try temporary.store.commit(first.directory + second.directory)
    try temporary.raw { db in
      try db.execute(
        sql:
          """
          UPDATE prescriptions SET holder = ?, sealed = (SELECT sealed FROM prescriptions WHERE id = ?)
          WHERE id = ?
          """,
        arguments: [first.patient.id.text, first.prescription.id.text, second.prescription.id.text])
    }
    try temporary.reopen()
    let error = #expect(throws: StoreError.self) {
      try temporary.database.directory.prescription(second.prescription.id)
    }
    #expect(error?.code == .unreadable)
  }

  @Test("A key file that others may read is refused")
  func openKeyFile() throws {
    let temporary = try TemporaryDatabase()
    let path = temporary.folder.appendingPathComponent("master.key").path
    #expect(try KeyRing.load(path).id == temporary.keys.id)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    #expect(throws: StoreError.self) { try KeyRing.load(path) }.map { #expect($0.message.contains("640")) }
    #expect(throws: StoreError.self) { try KeyRing.create(path) }.map { #expect($0.code == .unavailable) }
  }

  @Test("A key file of another length is refused", arguments: [0, 31, 33])
  func lengthOfKey(count: Int) throws {
    let temporary = try TemporaryDatabase()
    let path = temporary.folder.appendingPathComponent("short.key").path
    #expect(
      FileManager.default.createFile(
        atPath: path, contents: Data(count: count), attributes: [.posixPermissions: 0o400]))
    #expect(throws: StoreError.self) { try KeyRing.load(path) }.map { #expect($0.code == .unreadable) }
  }

  private func fill(_ temporary: TemporaryDatabase) throws {
    var sample = try StoreSample(name: "Kanarienvogel Testa", drug: "Zitronensalbe")
    var patient = sample.patient
    patient.contacts.append(Contact(channel: .email, address: "canary-mail@example.org"))
    var refill = try sample.refill(.withProvider)
    refill.record.failure = nil
    refill.record.movedBy = Report(source: .staff, seenAt: StoreSample.start, status: "free-text-canary")
    var randomness = SplitMix64(seed: 9)
    let member = StaffMember(
      id: StaffID(at: StoreSample.start, using: &randomness), external: try StoreSample.name("staff-1"),
      name: "Staffcanary", roles: [:])
    let answer = StoredAnswer(
      key: AnswerKey(client: "c", key: "k"), requestDigest: [1], status: 200,
      body: Array("canary-answer".utf8),
      at: StoreSample.start)
    let decision = StoreSample.decision(
      refill, dispatches: [.notice(.received, isCorrection: false)], payload: "{\"note\":\"canary-payload\"}")
    try temporary.store.commit([
      .patient(patient), .prescription(sample.prescription), .staff(member), .answer(answer),
      .decision(decision),
      .heard(
        try StoreSample.answer(
          about: refill.id, status: "canary-word", reason: "canary-reason", contradiction: "canary-both",
          text: #"{"raw":"canary-raw"}"#), of: patient.id, refusal: nil, isJournaled: true),
    ])
    let row = try #require(
      try temporary.store.claimDispatches(at: StoreSample.start, lease: .minutes(1), limit: 1).first)
    _ = try temporary.store.settle(
      [Settlement(id: row.id, attempt: row.attempt, result: .dead(error: "canary-error"))],
      at: StoreSample.start)
  }

  /// All files of the database, one after the other.
  private func contents(of temporary: TemporaryDatabase) throws -> Data {
    try FileManager.default.contentsOfDirectory(at: temporary.folder, includingPropertiesForKeys: nil)
      .filter { $0.lastPathComponent.hasPrefix("refilld.sqlite") }
      .reduce(into: Data()) { $0 += try Data(contentsOf: $1) }
  }
}
