import Crypto
import Foundation
import GRDB
import Refills
import Synchronization

/// A journal row's payload, sealed, and what stands in the clear for it: a salted SHA-256.
///
/// The salt lies in the seal. Whoever cannot open it cannot try out what the payload may have been.
struct SealedPayload {
  /// Bytes: as many as the digest has.
  private static let saltLength = SHA256.byteCount

  let commitment: Data
  let sealed: Data

  init(_ payload: [UInt8], of patient: PatientID, sequence: Int64, vault: Vault, in db: GRDB.Database) throws
  {
    let salted = RandomPool.shared.withLock { $0.draw(Self.saltLength) } + payload
    commitment = Data(SHA256.hash(data: salted))
    sealed = try vault.seal(salted, of: .patient(patient), at: Self.place(sequence), in: db)
  }

  /// - Throws: `unreadable` where the seal is broken or the payload is not the one that was committed to.
  static func open(
    _ sealed: Data, committed commitment: Data, of patient: PatientID, sequence: Int64, vault: Vault,
    in db: GRDB.Database
  ) throws -> [UInt8] {
    let salted = try vault.open(sealed, of: .patient(patient), at: place(sequence), in: db)
    guard Data(SHA256.hash(data: salted)) == commitment else {
      throw StoreError(
        .unreadable,
        "Journal row \(sequence) was altered: its payload is not the one it names. Restore a backup.")
    }
    return Array(salted.dropFirst(saltLength))
  }

  private static func place(_ sequence: Int64) -> SealedPlace {
    SealedPlace("journal", String(sequence), "payload")
  }
}
