import Curl
import Statecharts

/// Why there is no access token. It shows neither a secret nor a token, nor any words of the server's.
package struct TokenError: Error, Hashable, Sendable, CustomStringConvertible {
  /// An open set: later versions may add codes.
  package struct Code: Hashable, Sendable {
    package let name: String

    /// The token endpoint did not answer.
    package static let unreachable = Code(name: "unreachable")
    /// It answered that this client gets no token.
    package static let refused = Code(name: "refused")
    /// It wants to be asked later.
    package static let later = Code(name: "later")
    /// Its answer is no token that can be used.
    package static let badAnswer = Code(name: "badAnswer")
    package static let cannotSign = Code(name: "cannotSign")
    /// The request was ended by us: it says nothing about the server.
    package static let ended = Code(name: "ended")
  }

  package let code: Code
  /// Says what to do.
  package let message: String
  /// When the server wants to be asked again; nil where it does not say.
  let notBefore: Instant?
  package let underlying: String?

  init(_ code: Code, _ message: String, notBefore: Instant? = nil, underlying: String? = nil) {
    self.code = code
    self.message = message
    self.notBefore = notBefore
    self.underlying = underlying
  }

  package var description: String {
    "Signing in failed. \(message)" + (underlying.map { " (\($0))" } ?? "")
  }
}
