import Foundation
import GRDB
import Refills

/// A refill's record, sealed. The same bytes stand in its row and in the row of the journal that made them, bound to
/// the refill and its version, so that an older record does not open in a newer one's place.
enum SealedRecord {
  /// - Parameter packed: the refill's record.
  static func seal(
    _ packed: [UInt8], of refill: Refill, _ vault: Vault, in db: GRDB.Database
  ) throws -> Data {
    try vault.seal(
      Data(packed), of: .patient(refill.record.patient),
      at: place(refill.id.text, refill.version), in: db)
  }

  /// - Returns: nil where the patient's key is not in memory.
  static func sealIfKnown(_ packed: [UInt8], of refill: Refill, _ vault: Vault) throws -> Data? {
    try vault.sealIfKnown(
      Data(packed), of: .patient(refill.record.patient), at: place(refill.id.text, refill.version))
  }

  /// - Throws: `unreadable` where the patient's key is gone or the value is not as it was sealed.
  static func open(
    _ sealed: Data, of patient: PatientID, refill: String, version: Int64, vault: Vault, in db: GRDB.Database
  ) throws -> RefillRecord {
    try RefillRecord(
      stored: vault.open(sealed, of: .patient(patient), at: place(refill, version), in: db), of: refill)
  }

  private static func place(_ refill: String, _ version: Int64) -> SealedPlace {
    SealedPlace("records", "\(refill) \(version)", "sealed")
  }
}
