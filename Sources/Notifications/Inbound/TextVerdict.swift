/// What a gateway is told of its push.
package enum TextVerdict: Hashable, Sendable {
  case accepted
  case badSignature
  /// Genuine, and what it says could not be written: send it again.
  case unavailable
  case noSuchChannel
}
