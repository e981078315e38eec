import Foundation
import Refills
import SeededRandom
import Statecharts
import Store
import StoreTesting
import Testing

@Suite("What is kept beside the refills")
struct BesideTests {
  private let temporary: TemporaryDatabase
  private let sample: StoreSample

  init() throws {
    temporary = try TemporaryDatabase()
    sample = try StoreSample()
    try temporary.store.commit(sample.directory)
  }

  private func thread(_ text: String) throws -> Conversation {
    var randomness = SplitMix64(seed: 5)
    let begun = Conversation(
      id: ThreadID(at: StoreSample.start, using: &randomness), external: try StoreSample.name("thread-1"),
      patient: sample.patient.id, brand: sample.patient.brand, refill: nil)
    return try #require(begun).taking(
      .threadWrote(ThreadWords(text: text)), from: Sender(.patient, name: "p"), at: StoreSample.start
    ).matter
  }

  private func read() throws -> Conversation? {
    try temporary.database.directory.matter(external: StoreSample.name("thread-1"))
  }

  @Test("Comes back whole, by the clinic's id and of its patient, also after a restart")
  func comesBack() throws {
    let thread = try thread("canary-words")
    try temporary.store.commit([.matter(.thread(thread))])
    try temporary.reopen()
    #expect(try read() == thread)
    #expect(try temporary.database.directory.matters(of: sample.patient.id) == [thread])
    #expect(try temporary.database.directory.matters(of: sample.patient.id) == [Visit]())
    let copy = temporary.folder.appending(path: "copy.sqlite").path
    #expect(try temporary.database.copy(to: copy).matters == 1)
  }

  @Test("Is in no byte of the files in plain")
  func sealed() throws {
    try temporary.store.commit([.matter(.thread(try thread("canary-words")))])
    for file in try FileManager.default.contentsOfDirectory(
      at: temporary.folder, includingPropertiesForKeys: nil)
    where file.lastPathComponent.hasPrefix("refilld.sqlite") {
      #expect(try Data(contentsOf: file).range(of: Data("canary-words".utf8)) == nil)
    }
  }

  @Test("Goes with its patient")
  func erased() throws {
    try temporary.store.commit([.matter(.thread(try thread("canary-words")))])
    let now = StoreSample.start + .days(1)
    _ = try temporary.database.erase(sample.patient.id, reason: "asked", retention: .days(0), at: now)
    #expect(try read() == nil)
    #expect(try temporary.database.directory.matters(of: sample.patient.id) == [Conversation]())
  }

  @Test("What does not follow from its own steps is found by name")
  func verified() throws {
    let thread = try thread("words")
    let text = String(decoding: try JSONEncoder().encode(thread), as: UTF8.self)
    let forged = try JSONDecoder().decode(
      Conversation.self, from: Data(text.replacing(#""state":"new""#, with: #""state":"answered""#).utf8))
    try temporary.store.commit([.matter(.thread(forged))])
    let copy = temporary.folder.appending(path: "copy.sqlite").path
    let error = #expect(throws: StoreError.self) { try temporary.database.copy(to: copy) }
    #expect(error?.code == .unreadable && error?.message.contains(thread.id.text) == true)
  }
}
