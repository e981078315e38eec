/// What proves to a server who asks. Neither `print`, `dump` nor interpolation shows the secret.
package enum CurlCredentials: Hashable, Sendable {
  /// A name and a password (RFC 7617), sent with the first request, without waiting to be asked.
  case basic(user: String, password: String)
  /// A token in an `Authorization: Bearer` header (RFC 6750).
  case bearer(String)
  /// A key pair of AWS, with which the request is signed (Signature Version 4). A session's token is a header of the
  /// request. libcurl signs paths and queries as they are: take POSTs to plain paths.
  case aws(keyID: String, secret: String, region: String, service: String)

  /// Whether nothing in it would be cut off by C or end a header line.
  var isWellFormed: Bool {
    func isClean(_ text: String) -> Bool { text.utf8.allSatisfy { $0 >= 32 && $0 != 127 } }
    return switch self {
    case .basic(let user, let password):
      isClean(user) && isClean(password) && !user.utf8.contains(UInt8(ascii: ":"))
    case .bearer(let token): isClean(token)
    case .aws(let keyID, let secret, let region, let service):
      [keyID, secret, region, service].allSatisfy { isClean($0) && !$0.isEmpty }
        && [keyID, region, service].allSatisfy { !$0.utf8.contains(UInt8(ascii: ":")) }
    }
  }

  static let defect =
    "The credentials have a control character, or a colon in the user or key: read them without the line's end."
}

extension CurlCredentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String {
    switch self {
    case .basic: "basic ‹hidden›"
    case .bearer: "bearer ‹hidden›"
    case .aws: "aws ‹hidden›"
    }
  }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: ["kind": description]) }
}
