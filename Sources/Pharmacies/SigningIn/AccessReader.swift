import Curl
import Foundation

/// Reads the `sign-in` of an endpoint's file.
struct AccessReader {
  /// Where relative paths begin.
  let folder: URL
  /// Of the process, for secrets.
  let environment: [String: String]

  func access(_ endpoint: FileMapping, by connector: SignIn) throws(FileError) -> Access {
    guard let value = endpoint["sign-in"] else {
      if connector == .none { return Access() }
      throw endpoint.place.refusal("“sign-in” is missing: this connector needs a secret.", .missingKey)
    }
    let own = try value.table().optional("as", SignIn.init)
    let signIn = own ?? connector
    let mapping = try value.mapping(Self.keys(of: signIn.manner).union(["as", "headers"]))
    if connector == .none, own == nil, mapping["headers"] == nil {
      throw value.refusal("This connector signs in with nothing: leave “sign-in” out, or say “as” what.")
    }
    var access = try access(mapping, by: signIn.manner)
    access.headers += try headers(mapping, wanted: signIn.headers)
    return access
  }

  private static func keys(of manner: SignIn.Manner) -> Set<String> {
    switch manner {
    case .none: []
    case .bearer, .basicUser, .header: ["secret"]
    case .basic, .signature: ["user", "secret"]
    case .oauth2(let shape):
      switch shape.proof {
      case .basic, .post: ["client", "secret", "token-url", "form"]
      case .assertion: ["client", "key", "key-id", "token-url", "form"]
      }
    }
  }

  private func access(_ mapping: FileMapping, by manner: SignIn.Manner) throws(FileError) -> Access {
    switch manner {
    case .none: return Access()
    case .bearer: return Access(credentials: .bearer(try secret(mapping).text))
    case .basic:
      return Access(credentials: .basic(user: try user(mapping), password: try secret(mapping).text))
    case .basicUser:
      let secret = try secret(mapping)
      guard !secret.text.utf8.contains(UInt8(ascii: ":")) else {
        throw mapping.place.refusal("The secret has a colon, which no name of HTTP Basic can have.")
      }
      return Access(credentials: .basic(user: secret.text, password: ""))
    case .header(let name, let prefix):
      return Access(headers: [CurlHeader(name, prefix + (try secret(mapping).text))])
    case .signature(let shape): return Access(signer: try signer(mapping, shape))
    case .oauth2(let shape): return Access(token: try token(mapping, shape))
    }
  }

  private func secret(_ mapping: FileMapping) throws(FileError) -> Secret {
    try mapping.required("secret").headerSecret(folder: folder, environment: environment)
  }

  private func user(_ mapping: FileMapping) throws(FileError) -> String {
    let place = try mapping.required("user")
    let user = try place.text()
    guard !user.utf8.contains(where: { $0 == UInt8(ascii: ":") || $0 < 0x20 }) else {
      throw place.refusal("A user of HTTP Basic has no colon and no line break.")
    }
    return user
  }

  private func signer(_ mapping: FileMapping, _ shape: RequestSignature) throws(FileError) -> RequestSigner {
    let place = try mapping.required("secret")
    let user = try mapping.optional("user") { value throws(FileError) in try value.text() }
    if user == nil, shape.namesUser {
      throw mapping.place.refusal("The signature names a {user}: add “user” to “sign-in”.", .missingKey)
    }
    let secret = try Secret(place, folder: folder, environment: environment)
    return RequestSigner(shape: shape, key: try shape.hash.key(secret, place), user: user ?? "")
  }

  private func token(_ mapping: FileMapping, _ shape: TokenShape) throws(FileError) -> TokenAsk {
    let ownURL = try mapping.optional("token-url") { value throws(FileError) in
      try value.address(mayHaveQuery: true)
    }
    guard let url = ownURL ?? shape.url else {
      throw mapping.place.refusal(
        "“token-url” is missing: say where this system gives out its access tokens.", .missingKey)
    }
    var form = shape.form.mapValues(Secret.init)
    if let table = mapping["form"] {
      for (name, value) in try table.table().entries {
        form[name] = try value.plainOrSecret(folder: folder, environment: environment)
      }
    }
    let client = try mapping.required("client").plainOrSecret(folder: folder, environment: environment)
    let proof: TokenAsk.Proof =
      switch shape.proof {
      case .basic: .basic(try secret(mapping))
      case .post: .post(try secret(mapping))
      case .assertion: try assertion(mapping)
      }
    return TokenAsk(url: url, client: client.text, proof: proof, form: form)
  }

  private func assertion(_ mapping: FileMapping) throws(FileError) -> TokenAsk.Proof {
    let place = try mapping.required("key")
    let secret = try Secret(place, folder: folder, environment: environment)
    let id = try mapping.optional("key-id") { value throws(FileError) in try value.text() }
    do {
      return .assertion(try AssertionKey(pem: secret), keyID: id)
    } catch {
      throw place.refusal(
        "This is no private key in PEM that can be used: it must be RSA of 2048 bits or more, or P-384, and not "
          + "encrypted.", .unreadable)
    }
  }

  /// The headers that the connector wants, and whatever others the endpoint has.
  private func headers(_ mapping: FileMapping, wanted: [String]) throws(FileError) -> [CurlHeader] {
    var headers: [CurlHeader] = []
    let table = try mapping["headers"]?.table()
    for (_, place) in table?.keys ?? [] { _ = try place.headerName() }
    for (name, value) in table?.entries ?? [] {
      let secret = try value.plainOrSecret(folder: folder, environment: environment)
      headers.append(CurlHeader(name, secret.text))
    }
    let names = Set(headers.map { $0.name.lowercased() })
    if let missing = wanted.first(where: { !names.contains($0.lowercased()) }) {
      throw mapping.place.refusal(
        "This connector also needs the header \(missing): add “headers: {\(missing): {env: NAME}}”.",
        .missingKey)
    }
    return headers
  }
}
