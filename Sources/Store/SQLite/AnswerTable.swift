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
    let last = try db.first(
      "SELECT max(number) FROM raw_answers WHERE refill = ?", { $0.put(refill) }, { $0.number(0) })
    let number = (last ?? 0) + 1
    let sealed = try SealedAnswer.seal(answer, number: number, of: patient, vault: vault, in: db)
    try db.change(
      """
      INSERT INTO raw_answers
      (refill, number, endpoint, item, origin, asked_at, event, refusal, cut, sealed, journal)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, \(isJournaled ? Self.newestRow : "NULL"))
      """
    ) {
      $0.put(refill)
      $0.put(number)
      $0.put(answer.endpoint.text)
      $0.put(answer.item)
      $0.put(answer.origin.rawValue)
      $0.put(answer.askedAt.milliseconds)
      $0.put(answer.event?.rawValue)
      $0.put(refusal)
      $0.put(answer.isCut)
      $0.put(sealed)
      if isJournaled { $0.put(refill) }
    }
    guard number > RawAnswer.mostKept else { return }
    try db.change("DELETE FROM raw_answers WHERE refill = ? AND number <= ?") {
      $0.put(refill)
      $0.put(number - Int64(RawAnswer.mostKept))
    }
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
