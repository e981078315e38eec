/// A token that lets requests in (RFC 6750). Neither `print`, `dump` nor interpolation shows it.
struct AccessToken: Hashable, Sendable {
  /// Counts the tokens of one endpoint, so that it is known which of them was refused.
  let number: Int
  let secret: Secret
}
