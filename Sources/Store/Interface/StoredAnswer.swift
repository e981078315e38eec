package import Statecharts

/// What was answered to a request that carried an `Idempotency-Key`, as it was sent.
package struct StoredAnswer: Hashable, Sendable {
  /// How long the same key gets the same answer.
  package static let keptFor = Span.days(30)

  package let key: AnswerKey
  /// SHA-256 of method, path and body: another request under the same key is a mistake.
  package let requestDigest: [UInt8]
  package let status: Int
  package let body: [UInt8]
  package let at: Instant

  package init(key: AnswerKey, requestDigest: [UInt8], status: Int, body: [UInt8], at: Instant) {
    self.key = key
    self.requestDigest = requestDigest
    self.status = status
    self.body = body
    self.at = at
  }
}
