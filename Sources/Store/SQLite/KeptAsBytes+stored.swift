import Foundation
import Refills

extension KeptAsBytes {
  /// - Parameter what: names the row for the message. What was read is not in it: it may name a person.
  /// - Throws: `unreadable` where the bytes are in no layout that is known.
  init(stored plain: Data, of what: String) throws(StoreError) {
    do throws(PackingError) {
      try self.init(packed: Array(plain))
    } catch {
      throw StoreError(
        .unreadable,
        "\(what) is not as this version writes it. Start the version that wrote it, or restore a backup.",
        underlying: error)
    }
  }
}
