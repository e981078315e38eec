/// Somebody no longer wants this fill.
package struct CancelWish: Hashable, Sendable, Codable {
  package let reason: String?

  package init(reason: String? = nil) {
    self.reason = reason
  }
}
