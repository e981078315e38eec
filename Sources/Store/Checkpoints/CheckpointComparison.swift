import Crypto
import Foundation
import GRDB
import Refills

/// Holds a journal against checkpoints that were kept elsewhere.
struct CheckpointComparison {
  let checkpoints: [Checkpoint]
  /// The public key that the reader trusts, in hexadecimal; nil: the database's own.
  let trusted: String?

  /// Looks at the checkpoints alone, before anything long begins.
  /// - Throws: `unreadable` for the first that another key signed, or that was not signed as it stands.
  func checkSignatures(_ vault: Vault, in db: GRDB.Database) throws {
    guard !checkpoints.isEmpty else { return }
    let own = try vault.signingKey(in: db).map { Array($0.publicKey.rawRepresentation).hexadecimal }
    guard let key = trusted ?? own else {
      throw StoreError(
        .unreadable,
        "This database never signed a checkpoint, or lost the key for it. Name the key that you trust: --key."
      )
    }
    for checkpoint in checkpoints {
      guard checkpoint.keyText == key else {
        throw StoreError(
          .unreadable,
          "The checkpoint of row \(checkpoint.head.sequence) is signed with the key \(checkpoint.keyText), and "
            + "\(trusted == nil ? "this database signs with" : "you trust") \(key): "
            + "it is another database's, or forged.")
      }
      guard checkpoint.isSigned else {
        throw StoreError(
          .unreadable,
          "The checkpoint of row \(checkpoint.head.sequence) is not signed as it stands: "
            + "it was altered, or forged.")
      }
    }
  }

  /// Those of rows that were pruned are passed over: nothing is left to hold against them.
  /// - Parameters:
  ///   - head: of the chain, which holds.
  ///   - start: where the chain begins; nil: with the first row.
  /// - Throws: `unreadable` naming the rows of which one is not what it was, between the last checkpoint that agrees
  ///   and the first that does not.
  func check(_ head: JournalHead, from start: JournalStart?, in db: GRDB.Database) throws {
    if let trusted, let start, start.key.hexadecimal != trusted {
      throw StoreError(
        .unreadable,
        "That the journal was pruned is signed with the key \(start.key.hexadecimal), and you trust \(trusted): "
          + "rows were taken away by somebody else.")
    }
    let start = start?.head ?? .start
    var good = start.sequence
    for checkpoint in checkpoints.sorted(by: { $0.head.sequence < $1.head.sequence }) {
      let saved = checkpoint.head
      if saved.sequence < start.sequence { continue }
      guard saved.sequence <= head.sequence else {
        throw StoreError(
          .unreadable,
          "The journal ends with row \(head.sequence), and a checkpoint of \(checkpoint.at.rfc3339) "
            + "says that there was a row \(saved.sequence): the rows after \(head.sequence) are missing.")
      }
      let chain = try saved.sequence == start.sequence ? start.chain : chain(at: saved.sequence, in: db)
      guard chain == saved.chain else {
        let rows =
          good + 1 == saved.sequence
          ? "row \(saved.sequence)" : "one of the rows \(good + 1) to \(saved.sequence)"
        throw StoreError(
          .unreadable,
          "The journal is not the one that was signed on \(checkpoint.at.rfc3339): \(rows) was altered, "
            + "left out, put in or moved, and the chain made anew after it. Compare it with a backup.")
      }
      good = saved.sequence
    }
  }

  private func chain(at sequence: Int64, in db: GRDB.Database) throws -> [UInt8] {
    let row = try db.row("SELECT chain FROM journal WHERE sequence = ?", [sequence])
    let chain: Data? = row?["chain"]
    return chain.map { Array($0) } ?? []
  }
}
