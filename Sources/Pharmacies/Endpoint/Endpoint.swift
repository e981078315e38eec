import Curl
package import Foundation
package import Refills
import Statecharts

/// One pharmacy or carrier that is asked: a connector, an address, a secret, a budget. Read from its own file.
package struct Endpoint: Hashable, Sendable {
  package let name: EndpointName
  package let connector: Connector
  /// Without a slash at its end.
  package let url: String
  let credentials: CurlCredentials?
  /// The header that signs in, where the connector has one of its own.
  let signInHeader: CurlHeader?
  let tls: CurlTLS
  package let rhythm: Rhythm
  /// Readings missed in a row until tracking is stale.
  package let missesUntilStale: Int
  package let limits: Limits
  /// Where the pharmacy is: for dates without a time.
  package let zone: TimeZone
  let push: PushSecret?

  struct PushSecret: Hashable, Sendable {
    let user: String?
    let secret: Secret
  }

  /// One missed reading is a hiccup; three in a row are silence that people should know of.
  package static let defaultMissesUntilStale = 3

  /// Reads an endpoint's file.
  /// - Parameters:
  ///   - name: the file's name without `.yaml`.
  ///   - file: for messages.
  ///   - folder: where relative paths begin.
  ///   - environment: of the process, for secrets.
  package init(
    yaml: String, name: EndpointName, file: String, folder: URL, environment: [String: String]
  ) throws(FileError) {
    let all = try FileValue(yaml: yaml, file: file).mapping([
      "connector", "url", "sign-in", "tls", "interval", "seldom", "jitter", "misses-until-stale", "limits",
      "zone",
      "push",
    ])
    self.name = name
    let connector = try Self.connector(try all.required("connector"), folder: folder)
    self.connector = connector
    url = try Self.url(try all.required("url"))
    (credentials, signInHeader) = try Self.signIn(
      all, as: connector.signIn, folder: folder, environment: environment)
    tls =
      try all.optional("tls") { value throws(FileError) in try Self.tls(value, folder: folder) } ?? CurlTLS()
    rhythm = try Self.rhythm(all)
    missesUntilStale =
      try all.optional("misses-until-stale") { value throws(FileError) in try value.number(in: 1...1_000) }
      ?? Self.defaultMissesUntilStale
    limits =
      try all.optional("limits") { value throws(FileError) in try Limits(value, over: connector.limits) }
      ?? connector.limits
    zone = try all.optional("zone") { value throws(FileError) in try Self.zone(value) } ?? .gmt
    push = try all.optional("push") { value throws(FileError) in
      let mapping = try value.mapping(["user", "secret"])
      return PushSecret(
        user: try mapping.optional("user") { value throws(FileError) in try value.text() },
        secret: try Secret(try mapping.required("secret"), folder: folder, environment: environment))
    }
    if let check = connector.push?.check, check == .basic, let push, push.user == nil {
      throw all.place.refusal("Pushes sign in with a name and a password: add “user” to “push”.", .missingKey)
    }
  }

  private static func rhythm(_ all: FileMapping) throws(FileError) -> Rhythm {
    let jitter = try all.optional("jitter") { value throws(FileError) in
      Double(try value.number(in: 0...100)) / 100
    }
    let seldom = try all.optional("seldom") { value throws(FileError) in try value.span() }
    if let interval = try all.optional("interval", { value throws(FileError) in try value.span() }) {
      return .fixed(interval, seldom: seldom, jitter: jitter ?? 0)
    }
    let standard = Rhythm.standard
    return Rhythm(
      soon: standard.soon, often: standard.often, seldom: seldom ?? standard.seldom,
      jitter: jitter ?? standard.jitter)
  }

  private static func zone(_ value: FileValue) throws(FileError) -> TimeZone {
    let name = try value.text()
    do throws(TimeError) {
      return try TimeZone.named(name)
    } catch {
      throw value.refusal(error.message)
    }
  }
}
