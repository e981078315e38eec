import Foundation
import GRDB
import Refills
import Statecharts
import Store
import StoreTesting
import Testing

@Suite("Answers as they came")
struct RawAnswerTests {
  @Test(
    "A longer answer is cut where a character ends, and says so",
    arguments: [("a", 0), ("é", 0), ("é", 1), ("𝒳", 0), ("𝒳", 1), ("𝒳", 2), ("𝒳", 3)])
  func cut(character: String, before: Int) throws {
    let refill = try makeRefill()
    let whole =
      String(repeating: "-", count: before)
      + String(repeating: character, count: (RawAnswer.mostBytes - before) / character.utf8.count)
    let fits = try StoreSample.answer(about: refill, text: whole)
    #expect(!fits.isCut && fits.text == whole)
    let long = try StoreSample.answer(about: refill, text: whole + character + "!")
    #expect(long.isCut && long.text == whole)
    let short = try StoreSample.answer(about: refill, text: character)
    #expect(!short.isCut && short.text == character)
  }

  @Test("A status or a reason of any length is kept by its beginning")
  func words() throws {
    let long = String(repeating: "é", count: 4_000)
    let answer = try StoreSample.answer(about: try makeRefill(), status: long, reason: long)
    #expect(answer.status == String(repeating: "é", count: RawAnswer.mostWordBytes / 2))
    #expect(answer.reason == answer.status && !answer.isCut)
  }

  @Test("Without the patient's key their answers are unreadable, and another's are not")
  func erased() throws {
    let temporary = try TemporaryDatabase()
    let first = try fill(temporary, 1)
    let second = try fill(temporary, 2)
    try temporary.raw { db in
      try db.execute(sql: "DELETE FROM data_keys WHERE owner = ?", arguments: [first.patient.text])
    }
    try temporary.reopen()
    let views = temporary.database.views
    let error = #expect(throws: StoreError.self) { try views.answers(of: first.refill, limit: 5) }
    #expect(error?.code == .unreadable)
    #expect(try views.answers(of: second.refill, limit: 5).count == 2)
  }

  @Test(
    "An answer that was moved or renumbered does not open", arguments: ["number = 3 - number", "refill = ?"])
  func moved(change: String) throws {
    let temporary = try TemporaryDatabase()
    let filled = try fill(temporary, 1)
    var sample = try StoreSample(1)
    _ = try sample.refill()
    let closed = try sample.refill(.cancelled)
    try temporary.store.commit([.decision(StoreSample.decision(closed))])
    try temporary.raw { db in
      if change == "refill = ?" {
        try db.execute(sql: "UPDATE raw_answers SET \(change)", arguments: [closed.id.text])
      } else {
        // Two rows change places: past each other, since no two may have one number.
        try db.execute(
          sql: "UPDATE raw_answers SET number = -number; UPDATE raw_answers SET number = 3 + number")
      }
    }
    try temporary.reopen()
    for refill in [filled.refill, closed.id] {
      let rows = Result { try temporary.database.views.answers(of: refill, limit: 5) }
      switch rows {
      case .success(let rows): #expect(rows.isEmpty)
      case .failure(let error): #expect((error as? StoreError)?.code == .unreadable)
      }
    }
    #expect(throws: StoreError.self) {
      try temporary.database.views.answers(of: change == "refill = ?" ? closed.id : filled.refill, limit: 5)
    }
  }

  @Test("The newest come first, as many as were asked for")
  func limit() throws {
    let temporary = try TemporaryDatabase()
    let filled = try fill(temporary, 1)
    let views = temporary.database.views
    #expect(try views.answers(of: filled.refill, limit: 1).map(\.answer.status) == ["second"])
    #expect(try views.answers(of: filled.refill, limit: 0).isEmpty)
  }

  private func makeRefill() throws -> RefillID {
    var sample = try StoreSample()
    return try sample.refill().id
  }

  /// A patient whose refill has two answers.
  private func fill(_ temporary: TemporaryDatabase, _ number: Int) throws -> (
    patient: PatientID, refill: RefillID
  ) {
    var sample = try StoreSample(number)
    let refill = try sample.refill()
    let answers = try ["first", "second"].map { try StoreSample.answer(about: refill.id, status: $0) }
    try temporary.store.commit(
      sample.directory + [.decision(StoreSample.decision(refill))]
        + answers.map { .heard($0, of: sample.patient.id, refusal: nil, isJournaled: true) })
    return (sample.patient.id, refill.id)
  }
}
