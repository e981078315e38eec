/// Why a webhook cannot be registered.
package struct WebhookError: Error, CustomStringConvertible {
  package struct Code: Hashable, Sendable {
    package let name: String
    package init(_ name: String) { self.name = name }

    /// It is no URL to which we send: another scheme, a password in it, a malformed host.
    package static let badURL = Code("bad-url")
    /// The host is this machine or lies in a private network.
    package static let privateHost = Code("private-host")
    /// No secret, too many, or one that is not written as Standard Webhooks says.
    package static let badSecret = Code("bad-secret")
  }

  package let code: Code
  /// Says what to do.
  package let message: String
  package let underlying: (any Error)?

  package init(_ code: Code, _ message: String, underlying: (any Error)? = nil) {
    self.code = code
    self.message = message
    self.underlying = underlying
  }

  package var description: String { "\(code.name): \(message)" }
}
