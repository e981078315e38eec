/// How a system wants to be signed in to. The secrets themselves are the endpoint's.
package struct SignIn: Hashable, Sendable {
  package enum Manner: Hashable, Sendable {
    case none
    /// `Authorization: Bearer …` (RFC 6750).
    case bearer
    /// A name and a password (RFC 7617).
    case basic
    /// The secret as the name, without a password: how API keys are often sent.
    case basicUser
    /// The secret in a header of the system's own, after a fixed prefix.
    case header(String, prefix: String)
    /// A keyed hash of each request.
    case signature(RequestSignature)
    /// Access tokens for client credentials (RFC 6749, section 4.4).
    case oauth2(TokenShape)
  }

  let manner: Manner
  /// Headers that carry further secrets, such as a subscription's key.
  let headers: [String]

  package static let none = SignIn(manner: .none, headers: [])

  private init(manner: Manner, headers: [String]) {
    self.manner = manner
    self.headers = headers
  }

  init(_ value: FileValue) throws(FileError) {
    guard value.isMapping else {
      self.init(manner: try Self.word(value), headers: [])
      return
    }
    let mapping = try value.mapping(["as", "header", "prefix", "hmac", "oauth2", "headers"])
    var headers: [String] = []
    for name in try mapping["headers"]?.list() ?? [] { headers.append(try name.headerName()) }
    if let prefix = mapping["prefix"], mapping["header"] == nil {
      throw prefix.refusal("A prefix stands before the secret of a header: name the “header”.")
    }
    let manner: Manner
    switch (mapping["as"], mapping["header"], mapping["hmac"], mapping["oauth2"]) {
    case (let word?, nil, nil, nil): manner = try Self.word(word)
    case (nil, let name?, nil, nil):
      let prefix = try mapping.optional("prefix") { value throws(FileError) in try value.text() }
      manner = .header(try name.headerName(), prefix: prefix ?? "")
    case (nil, nil, let shape?, nil): manner = .signature(try RequestSignature(shape))
    case (nil, nil, nil, let shape?): manner = .oauth2(try TokenShape(shape))
    default: throw value.refusal("Write one of as, header, hmac and oauth2 here.")
    }
    self.init(manner: manner, headers: headers)
  }

  private static func word(_ value: FileValue) throws(FileError) -> Manner {
    switch try value.text() {
    case "none": .none
    case "bearer": .bearer
    case "basic": .basic
    case "basic-user": .basicUser
    case let other:
      throw value.refusal(
        "Write none, bearer, basic, basic-user, or {header: …}, {hmac: …} or {oauth2: …} here, not “\(other)”."
      )
    }
  }
}
