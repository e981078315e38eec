import Foundation
import GRDB
import Refills

/// The words of a raw answer as one sealed value: a line with the lengths in bytes of the first three (a dash where
/// there is none), then all of them, one after the other.
///
/// It is no JSON, since the text is some already and would be written a second time.
enum SealedAnswer {
  struct Words {
    let status: String
    let reason: String?
    let contradiction: String?
    let text: String
  }

  static func seal(
    _ answer: RawAnswer, number: Int64, of patient: PatientID, vault: Vault, in db: GRDB.Database
  )
    throws -> Data
  {
    let words = [answer.status, answer.reason, answer.contradiction]
    let lengths = words.map { $0.map { String($0.utf8.count) } ?? "-" }.joined(separator: " ")
    var plain = Data(capacity: lengths.utf8.count + 1 + answer.text.utf8.count + 2 * RawAnswer.mostWordBytes)
    plain.append(contentsOf: lengths.utf8)
    plain.append(UInt8(ascii: "\n"))
    for word in words { plain.append(contentsOf: (word ?? "").utf8) }
    plain.append(contentsOf: answer.text.utf8)
    return try vault.seal(plain, of: .patient(patient), at: place(answer.refill, number), in: db)
  }

  /// - Throws: `unreadable` where the patient's key is gone or the value is not as it was sealed.
  static func open(
    _ sealed: Data, number: Int64, of refill: RefillID, patient: PatientID, vault: Vault, in db: GRDB.Database
  ) throws -> Words {
    let plain = Array(try vault.open(sealed, of: .patient(patient), at: place(refill, number), in: db))
    let line = plain.prefix { $0 != UInt8(ascii: "\n") }
    let lengths = line.split(separator: UInt8(ascii: " ")).map { Int(String(decoding: $0, as: UTF8.self)) }
    var rest = plain.dropFirst(line.count + 1)
    guard lengths.count == 3, let status = lengths[0],
      lengths.reduce(0, { $0 + ($1 ?? 0) }) <= rest.count
    else {
      throw StoreError(
        .unreadable,
        "An answer about \(refill) is not as this version writes it. Start the version that wrote it.")
    }
    func take(_ length: Int) -> String {
      defer { rest = rest.dropFirst(length) }
      return String(decoding: rest.prefix(length), as: UTF8.self)
    }
    return Words(
      status: take(status), reason: lengths[1].map(take), contradiction: lengths[2].map(take),
      text: String(decoding: rest, as: UTF8.self))
  }

  private static func place(_ refill: RefillID, _ number: Int64) -> SealedPlace {
    SealedPlace("raw_answers", "\(refill) \(number)", "sealed")
  }
}
