/// A client's `Idempotency-Key`.
package struct AnswerKey: Hashable, Sendable {
  /// Who sent it: keys of different clients never meet.
  package let client: String
  package let key: String

  package init(client: String, key: String) {
    self.client = client
    self.key = key
  }
}
