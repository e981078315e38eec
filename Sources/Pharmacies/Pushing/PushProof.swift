import Crypto
import Foundation
import Statecharts

/// What proves that a push is genuine, with the endpoint's secrets in place.
enum PushProof: Hashable, Sendable {
  /// Nothing does.
  case unsigned
  /// One of these values in a header whose name is in lower case.
  case header(String, values: [Secret])
  case signature(PushSignature, keys: [HashKey])

  /// While one secret is replaced by another both count; more would only be more to guess at.
  static let mostSecrets = 4

  init(
    _ value: FileValue, of connector: Connector, folder: URL, environment: [String: String]
  ) throws(FileError) {
    guard let shape = connector.push else {
      throw value.refusal("The connector \(connector.file) knows no pushes: leave “push” out.")
    }
    func secrets(_ mapping: FileMapping) throws(FileError) -> [(secret: Secret, place: FileValue)] {
      try Self.secrets(try mapping.required("secret"), folder, environment)
    }
    switch shape.check {
    case .none:
      let mapping = try value.mapping(["unsigned"])
      guard try mapping.required("unsigned").flag() else {
        throw value.refusal(
          "Say “unsigned: true”, or leave “push” out: this system does not sign its pushes.")
      }
      self = .unsigned
    case .basic:
      let mapping = try value.mapping(["user", "secret"])
      let user = try mapping.required("user").text()
      self = .header(
        "authorization",
        values: try secrets(mapping).map {
          Secret("Basic " + Data("\(user):\($0.secret.text)".utf8).base64EncodedString())
        })
    case .header(let name, let prefix):
      self = .header(
        name, values: try secrets(try value.mapping(["secret"])).map { Secret(prefix + $0.secret.text) })
    case .signature(let shape):
      let place = try value.mapping(["secret"]).required("secret")
      try self.init(shape, secrets: place, folder: folder, environment: environment)
    }
  }

  init(
    _ shape: PushSignature, secrets place: FileValue, folder: URL, environment: [String: String]
  ) throws(FileError) {
    var keys: [HashKey] = []
    for (secret, place) in try Self.secrets(place, folder, environment) {
      keys.append(try shape.hash.key(secret, place))
    }
    self = .signature(shape, keys: keys)
  }

  private static func secrets(_ place: FileValue, _ folder: URL, _ environment: [String: String])
    throws(FileError) -> [(secret: Secret, place: FileValue)]
  {
    let places = place.isList ? try place.list() : [place]
    guard (1...mostSecrets).contains(places.count) else {
      throw place.refusal("Write 1 to \(mostSecrets) secrets here.")
    }
    var secrets: [(secret: Secret, place: FileValue)] = []
    for place in places {
      secrets.append((try Secret(place, folder: folder, environment: environment), place))
    }
    return secrets
  }

  /// - Parameter headers: names in lower case.
  func isGenuine(_ headers: [String: String], _ body: [UInt8], at now: Instant) -> Bool {
    switch self {
    case .unsigned: true
    case .header(let name, let values):
      headers[name].map { given in values.contains { $0.equals(given) } } ?? false
    case .signature(let shape, let keys): shape.isGenuine(headers, body, by: keys, at: now)
    }
  }
}

extension Secret {
  /// Compares digests of equal length, so that neither the length nor the place of a difference shows in the time.
  fileprivate func equals(_ given: String) -> Bool {
    let key = SymmetricKey(size: .bits256)
    let code = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key)
    return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: Data(given.utf8), using: key)
  }
}
