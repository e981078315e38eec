import Crypto
import Foundation
import GRDB
import Refills
package import Statecharts

/// Where the journal begins since rows were pruned: the last of them, signed with the key that signs checkpoints. The
/// chain is followed from here on.
package struct JournalStart: Hashable, Sendable {
  /// The last row that was pruned, and the hash over all up to it.
  package let head: JournalHead
  /// When.
  package let at: Instant
  /// Rows up to it that are still there, since their refills have later ones.
  package let kept: Int64
  /// The public key (Ed25519) that the signature is checked with.
  let key: [UInt8]
  private let signature: [UInt8]

  init(
    _ head: JournalHead, at moment: Instant, kept: Int64, signedBy key: Curve25519.Signing.PrivateKey
  ) throws {
    self.head = head
    at = moment
    self.kept = kept
    self.key = Array(key.publicKey.rawRepresentation)
    signature = Array(
      try key.signature(for: Self.statement(head, at: moment, kept: kept, key: self.key)))
  }

  private init(_ row: Row) {
    let (chain, key, signature): (Data, Data, Data) = (row["chain"], row["key"], row["signature"])
    head = JournalHead(sequence: row["through"], chain: Array(chain))
    at = row.instant("at")
    kept = row["kept"]
    self.key = Array(key)
    self.signature = Array(signature)
  }

  /// What is signed. It begins otherwise than a checkpoint: whoever has one of those can make no start of it.
  private static func statement(_ head: JournalHead, at moment: Instant, kept: Int64, key: [UInt8]) -> Data {
    let text = """
      refilld pruning 1
      sequence \(head.sequence)
      head \(head.text)
      time \(moment.rfc3339)
      kept \(kept)
      key \(key.hexadecimal)

      """
    return Data(text.utf8)
  }

  /// Row number of the last row that was pruned; 0: none ever was.
  static func sequence(in db: GRDB.Database) throws -> Int64 {
    try db.first("SELECT ifnull(max(through), 0) FROM prunings", { _ in }) { $0.number(0) } ?? 0
  }

  /// The newest; nil: nothing was ever pruned.
  static func newest(in db: GRDB.Database) throws -> JournalStart? {
    try db.row("SELECT * FROM prunings ORDER BY through DESC LIMIT 1").map(JournalStart.init)
  }

  /// Every run that took something away, oldest first.
  /// - Throws: `unreadable` for one that this database's key did not sign as it stands.
  static func all(_ vault: Vault, in db: GRDB.Database) throws -> [JournalStart] {
    let starts = try db.rows("SELECT * FROM prunings ORDER BY through").map(JournalStart.init)
    guard !starts.isEmpty else { return [] }
    let key = try vault.signingKey(in: db)?.publicKey
    for start in starts {
      let statement = statement(start.head, at: start.at, kept: start.kept, key: start.key)
      guard let key, Array(key.rawRepresentation) == start.key,
        key.isValidSignature(start.signature, for: statement)
      else {
        throw StoreError(
          .unreadable,
          "That the journal was pruned up to row \(start.head.sequence) is not signed by this database: "
            + "it was altered, or rows were taken away by somebody else. Compare it with a backup.")
      }
    }
    return starts
  }

  /// Puts it in the place of what the same run wrote before.
  func save(in db: GRDB.Database) throws {
    try db.run("DELETE FROM prunings WHERE at = ?", [at.milliseconds])
    try db.run(
      "INSERT INTO prunings (through, chain, at, kept, key, signature) VALUES (?, ?, ?, ?, ?, ?)",
      [head.sequence, Data(head.chain), at.milliseconds, kept, Data(key), Data(signature)])
  }
}
