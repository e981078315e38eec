/// How a system gives out access tokens for client credentials (RFC 6749, section 4.4), as far as its connector knows.
package struct TokenShape: Hashable, Sendable {
  /// How the client proves to the token endpoint who it is.
  package enum Proof: String, CaseIterable, Hashable, Sendable {
    /// Name and secret by HTTP Basic (RFC 6749, section 2.3.1: what every server must take).
    case basic
    /// Name and secret in the form.
    case post
    /// A signed assertion (RFC 7523), as SMART Backend Services ask for.
    case assertion = "private-key-jwt"
  }

  /// Where tokens are given out, if it is the same for all who use the system; an endpoint may say another.
  let url: String?
  let proof: Proof
  /// What the form says beside who the client is: `scope`, `audience` and whatever else the system wants.
  let form: [String: String]

  init(_ value: FileValue) throws(FileError) {
    let mapping = try value.mapping(["url", "client", "scope", "audience", "form"])
    url = try mapping.optional("url") { value throws(FileError) in
      try value.address(mayHaveQuery: true)
    }
    proof =
      try mapping.optional("client") { value throws(FileError) in try value.word(Proof.self) } ?? .basic
    var form = ["grant_type": "client_credentials"]
    if let table = mapping["form"] {
      for (name, value) in try table.table().entries { form[name] = try value.text() }
    }
    for name in ["scope", "audience"] {
      if let value = mapping[name] { form[name] = try value.text() }
    }
    self.form = form
  }
}
