import Foundation
import Refills

/// A refill's record on its way into its row.
struct PreparedRecord {
  let packed: [UInt8]
  /// Nil where the patient's key is not in memory: then it is sealed in the transaction, which may be what makes the key.
  let sealed: Data?

  init(of refill: Refill, _ vault: Vault) throws(StoreError) {
    packed = refill.record.packed
    do {
      sealed = try SealedRecord.sealIfKnown(packed, of: refill, vault)
    } catch {
      throw StoreError(from: error)
    }
  }
}
