import Crypto
import Foundation
import GRDB
package import Statecharts

extension Database {
  /// Signs how far the journal goes now. The key is made with the first checkpoint and lies in the database like those
  /// of patients, wrapped by the master key: backups have it, and whoever has only the file cannot sign.
  package func checkpoint(at now: Instant) throws(StoreError) -> Checkpoint {
    let vault = file.vault
    if try file.read({ db in try vault.key(of: .checkpoints, in: db) == nil }) {
      try file.write { db in try vault.prepareKey(of: .checkpoints, in: db) }
    }
    return try file.read { db in
      guard let key = try vault.signingKey(in: db) else {
        throw StoreError(.unreadable, "The key that signs checkpoints is gone. Ask for another checkpoint.")
      }
      return try Checkpoint(Journal(vault: vault).tail(in: db), at: now, signedBy: key)
    }
  }
}

extension Vault {
  /// Nil where nothing was ever signed.
  func signingKey(in db: GRDB.Database) throws -> Curve25519.Signing.PrivateKey? {
    guard let key = try key(of: .checkpoints, in: db) else { return nil }
    return try Curve25519.Signing.PrivateKey(
      rawRepresentation: unsafe key.withUnsafeBytes { unsafe Data($0) })
  }
}
