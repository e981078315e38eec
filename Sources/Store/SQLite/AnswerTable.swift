import Foundation
import GRDB
import Refills
import Statecharts

/// The last answers about each refill, as they came. They are numbered from 1 a refill.
struct AnswerTable {
  let vault: Vault

  /// - Parameters:
  ///   - refusal: why its input changed nothing.
  ///   - isJournaled: whether the refill's newest row in the journal is that of its input.
  func insert(
    _ answer: RawAnswer, of patient: PatientID, refusal: String?, isJournaled: Bool, in db: GRDB.Database
  ) throws {
    let refill = answer.refill.text
    let last = try db.row("SELECT max(number) AS number FROM raw_answers WHERE refill = ?", [refill])
    let number = (last?["number"] ?? Int64(0)) + 1
    let sealed = try SealedAnswer.seal(answer, number: number, of: patient, vault: vault, in: db)
    try db.run(
      """
      INSERT INTO raw_answers
      (refill, number, endpoint, item, origin, asked_at, event, refusal, cut, sealed, journal)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, \(isJournaled ? Self.newestRow : "NULL"))
      """,
      [
        refill, number, answer.endpoint.text, answer.item, answer.origin.rawValue,
        answer.askedAt.milliseconds, answer.event?.rawValue, refusal, answer.isCut, sealed,
      ] + (isJournaled ? [refill] : []))
    guard number > RawAnswer.mostKept else { return }
    try db.run(
      "DELETE FROM raw_answers WHERE refill = ? AND number <= ?",
      [refill, number - Int64(RawAnswer.mostKept)])
  }

  /// Newest first.
  func answers(of refill: RefillID, limit: Int, in db: GRDB.Database) throws -> [HeardAnswer] {
    try db.rows(
      """
      SELECT refills.patient AS patient, number, raw_answers.endpoint AS endpoint, raw_answers.item AS item, origin,
      asked_at, event, refusal, journal, cut, raw_answers.sealed AS sealed
      FROM raw_answers JOIN refills ON refills.id = raw_answers.refill
      WHERE refill = ? ORDER BY number DESC LIMIT ?
      """, [refill.text, limit]
    ).map { try heard($0, of: refill, in: db) }
  }

  private func heard(_ row: Row, of refill: RefillID, in db: GRDB.Database) throws -> HeardAnswer {
    let what = refill.text
    let event: String? = row["event"]
    let words = try SealedAnswer.open(
      row["sealed"], number: row["number"], of: refill, patient: row.identifier("patient", of: what),
      vault: vault, in: db)
    return HeardAnswer(
      RawAnswer(
        refill: refill, endpoint: try row.name("endpoint", of: what), item: row["item"],
        origin: try row.choice("origin", of: what), askedAt: row.instant("asked_at"),
        event: try event == nil ? nil : row.choice("event", of: what), sealed: words, isCut: row["cut"]),
      refusal: row["refusal"], sequence: row["journal"])
  }

  private static let newestRow = "(SELECT journaled FROM refills WHERE id = ?)"
}
