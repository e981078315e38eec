/// Writes of one transaction, with what of them the store has made ready.
package struct Transaction: Sendable {
  package let writes: [Write]
  /// Nil where the store makes nothing ready.
  let prepared: [PreparedWrite]?

  init(_ writes: [Write], prepared: [PreparedWrite]? = nil) {
    self.writes = writes
    self.prepared = prepared
  }
}
