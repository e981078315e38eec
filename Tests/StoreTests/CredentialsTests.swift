import GRDB
import Refills
import SeededRandom
import Statecharts
import Store
import StoreTesting
import Testing

@Suite("What lets people in")
struct CredentialsTests {
  private let start = StoreSample.start

  @Test("A one-time ticket is spent once, before its end, and in its own browser only")
  func tickets() throws {
    let temporary = try TemporaryDatabase()
    let sample = try StoreSample()
    try temporary.store.commit(sample.directory)
    let credentials = temporary.database.credentials
    let ticket = StoredTicket(
      digest: [1, 2], patient: sample.patient.id, browser: [3], endsAt: start + .minutes(10))
    try credentials.save(ticket)
    #expect(try credentials.spendTicket(digest: [2, 1], browser: nil, at: start) == nil)
    #expect(try credentials.spendTicket(digest: [1, 2], browser: nil, at: start + .minutes(10)) == nil)
    #expect(try credentials.spendTicket(digest: [1, 2], browser: nil, at: start) == nil)
    #expect(try credentials.spendTicket(digest: [1, 2], browser: [4], at: start) == nil)
    #expect(try credentials.spendTicket(digest: [1, 2], browser: [3], at: start) == ticket)
    #expect(try credentials.spendTicket(digest: [1, 2], browser: nil, at: start) == nil)
  }

  @Test("A session is saved, moved on and ended")
  func sessions() throws {
    let temporary = try TemporaryDatabase()
    let credentials = temporary.database.credentials
    var session = StoredSession(
      digest: [9], subject: .patient(try StoreSample().patient.id), startedAt: start,
      endsAt: start + .hours(1))
    try credentials.save(session)
    session.endsAt = start + .hours(2)
    try credentials.save(session)
    #expect(try credentials.session(digest: [9]) == session)
    try credentials.endSession(digest: [9])
    #expect(try credentials.session(digest: [9]) == nil)
  }

  @Test("A password's verifier is kept for staff who are known")
  func passwords() throws {
    let temporary = try TemporaryDatabase()
    var randomness = SplitMix64(seed: 5)
    let member = StaffMember(
      id: StaffID(at: start, using: &randomness), external: try StoreSample.name("staff-1"), name: "Docta",
      roles: [:])
    let credentials = temporary.database.credentials
    try temporary.store.commit([.staff(member)])
    #expect(try credentials.passwordVerifier(of: member.id) == nil)
    try temporary.store.commit([.staff(member, verifier: "v1")])
    try temporary.store.commit([.staff(member, verifier: "v2")])
    #expect(try credentials.passwordVerifier(of: member.id) == "v2")
    try temporary.store.commit([.staff(member)])
    #expect(try credentials.passwordVerifier(of: member.id) == "v2")
  }

  @Test("A password that cannot be kept keeps nothing of the member of staff either")
  func passwordFails() throws {
    let temporary = try TemporaryDatabase()
    var randomness = SplitMix64(seed: 6)
    let member = StaffMember(
      id: StaffID(at: start, using: &randomness), external: try StoreSample.name("staff-2"), name: "Docta",
      roles: [:])
    try temporary.raw { db in try db.execute(sql: "DROP TABLE credentials") }
    try temporary.reopen()
    #expect(throws: StoreError.self) { try temporary.store.commit([.staff(member, verifier: "v1")]) }
    #expect(try temporary.database.directory.staff(member.id) == nil)
  }

  @Test("Pruning removes what is over and nothing else")
  func pruning() throws {
    let temporary = try TemporaryDatabase()
    let credentials = temporary.database.credentials
    let subject = StoredSession.Subject.patient(try StoreSample().patient.id)
    for (byte, hours) in [(1, 1), (2, 3)] as [(UInt8, Int64)] {
      try credentials.save(
        StoredSession(digest: [byte], subject: subject, startedAt: start, endsAt: start + .hours(hours)))
    }
    try temporary.database.prune(at: start + .hours(2))
    #expect(try credentials.session(digest: [1]) == nil)
    #expect(try credentials.session(digest: [2]) != nil)
    let key = AnswerKey(client: "c", key: "k")
    try temporary.store.commit([
      .answer(StoredAnswer(key: key, requestDigest: [], status: 200, body: [], at: start))
    ])
    try temporary.database.prune(at: start + StoredAnswer.keptFor - .milliseconds(1))
    #expect(try temporary.store.answer(to: key, at: start) != nil)
    try temporary.database.prune(at: start + StoredAnswer.keptFor)
    #expect(try temporary.store.answer(to: key, at: start) == nil)
  }
}
