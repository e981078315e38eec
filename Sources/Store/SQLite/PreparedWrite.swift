import Refills

/// A part of a transaction, with what of it can be made before its turn comes: whoever hands it in works beside the
/// writer, and not before it.
enum PreparedWrite {
  case decision(Decision, PreparedRecord)
  case other(Write)

  init(_ write: Write, _ vault: Vault) throws(StoreError) {
    self =
      if case .decision(let decision) = write {
        .decision(decision, try PreparedRecord(of: decision.refill, vault))
      } else {
        .other(write)
      }
  }
}
