import Foundation
import GRDB
import Refills
import Statecharts

/// What stands in an erased patient's row: when, and why. The clinic's id of the patient is known by a keyed digest
/// only, so that a system that sends them again is told instead of making them anew.
struct Tombstone: Codable {
  let at: Instant
  let reason: String?

  /// Sealed with the clinic's key: reasons are free text.
  func sealed(of patient: PatientID, vault: Vault, in db: GRDB.Database) throws -> Data {
    try vault.seal(
      StoredJSON.data(self), of: .clinic, at: SealedPlace("patients", patient.text, "sealed"), in: db)
  }

  static func digest(of external: String, vault: Vault, in db: GRDB.Database) throws -> Data {
    try vault.lookup("erased", external, in: db)
  }

  /// - Throws: `erased` where a patient of that id was erased.
  static func refuse(_ external: ExternalID, vault: Vault, in db: GRDB.Database) throws {
    let digest = try digest(of: external.text, vault: vault, in: db)
    guard try db.row("SELECT patient FROM patient_lookups WHERE digest = ?", [digest]) == nil else {
      throw StoreError(.erased, "A patient of this id was erased here. Send nothing more of them.")
    }
  }
}
