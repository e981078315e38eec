import GRDB

extension Database {
  /// Follows the journal's chain from the first row to the last, and opens each payload whose key is there.
  /// - Returns: the head, to compare with one that was kept elsewhere; that alone shows rows cut off at the
  ///   end together with their count.
  /// - Throws: `unreadable` naming the first row that was altered, left out or put in.
  package func verifyChain() throws(StoreError) -> JournalHead {
    do {
      return try Journal(vault: file.vault).verified(on: file.pool)
    } catch {
      throw StoreError(from: error)
    }
  }
}
