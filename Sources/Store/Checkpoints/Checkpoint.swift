import Crypto
import Foundation
import Refills
package import Statecharts

/// How far the journal went at one moment, signed. Kept where whoever can change the database cannot reach it, it shows
/// later that no row before it was altered, left out, put in or moved, even where the whole chain was made anew.
package struct Checkpoint: Hashable, Sendable {
  package let head: JournalHead
  package let at: Instant
  /// The public key (Ed25519, 32 bytes) that the signature is checked with. Each database has its own.
  package let key: [UInt8]
  let signature: [UInt8]

  /// The key as it is printed and compared.
  package var keyText: String { key.hexadecimal }

  init(_ head: JournalHead, at moment: Instant, key: [UInt8], signature: [UInt8]) {
    self.head = head
    at = moment
    self.key = key
    self.signature = signature
  }

  init(_ head: JournalHead, at moment: Instant, signedBy key: Curve25519.Signing.PrivateKey) throws {
    let statement = Self.statement(head, at: moment, key: Array(key.publicKey.rawRepresentation))
    self.init(
      head, at: moment, key: Array(key.publicKey.rawRepresentation),
      signature: Array(try key.signature(for: Data(statement.utf8))))
  }

  /// Whether its own key signed what it says.
  var isSigned: Bool {
    do {
      return try Curve25519.Signing.PublicKey(rawRepresentation: key).isValidSignature(
        signature, for: Data(Self.statement(head, at: at, key: key).utf8))
    } catch {
      // No key of this curve: nobody can have signed with it.
      return false
    }
  }

  /// The lines that are signed.
  static func statement(_ head: JournalHead, at moment: Instant, key: [UInt8]) -> String {
    """
    refilld checkpoint 1
    sequence \(head.sequence)
    head \(head.text)
    time \(moment.rfc3339)
    key \(key.hexadecimal)

    """
  }
}
