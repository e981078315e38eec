import Curl
import Foundation
package import Notifications
import Pharmacies
import Refills

/// How texts leave and what the gateway tells of them, as `channels/NAME.yaml` says it.
package struct TextChannelFile: Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable { case twilio, http }

  /// Reports to nowhere until it is told this service's address.
  package let gateway: TextGateway
  /// Nil: the gateway tells nothing, and nobody can answer.
  package let reports: TextReports?

  static let kind = "kind"
  private static let twilioOrigin = "https://api.twilio.com"

  init(_ value: FileValue, name: String, folder: URL, environment: [String: String]) throws(FileError) {
    let place = try value.table().required(Self.kind)
    switch try place.word(Kind.self) {
    case .twilio: (gateway, reports) = try Self.twilio(value, name, folder, environment)
    case .http: (gateway, reports) = try Self.http(value, name, folder, environment)
    }
  }

  private static func twilio(
    _ value: FileValue, _ name: String, _ folder: URL, _ environment: [String: String]
  ) throws(FileError) -> (TextGateway, TextReports?) {
    let all = try value.mapping([kind, "account", "token", "sender", "url", "per-minute"])
    let token = try Secret(try all.required("token"), folder: folder, environment: environment)
    let place = try all.required("sender")
    let sender = try place.text()
    guard sender.hasPrefix("MG") || TextNumber(sender)?.text == sender else {
      throw place.refusal("Write a number such as \"+15550100100\", or the id of a messaging service (MG…).")
    }
    let origin = try all.optional("url") { value throws(FileError) in try value.gatewayURL([]) }
    let gateway = TextGateway.twilio(
      name: name, origin: origin?.filled { _ in nil } ?? twilioOrigin,
      account: try all.required("account").text(), token: token.text, sender: sender,
      perMinute: try perMinute(all), callback: "")
    guard let gateway else {
      throw try all.required("account").refusal("Write the account's id as Twilio shows it (AC…).")
    }
    return (gateway, .twilio(token: token.text))
  }

  private static func http(
    _ value: FileValue, _ name: String, _ folder: URL, _ environment: [String: String]
  ) throws(FileError) -> (TextGateway, TextReports?) {
    let all = try value.mapping([
      kind, "method", "url", "headers", "form", "json", "basic", "secret", "idempotency-header", "answer",
      "per-minute", "reports",
    ])
    let secret = try all.optional("secret") { value throws(FileError) in
      try Secret(value, folder: folder, environment: environment)
    }
    var gaps = TextGap.names
    if secret == nil { gaps.remove(TextGap.secret.rawValue) }
    let gateway = TextGateway(
      name: name, method: try method(all), url: try all.required("url").gatewayURL(gaps),
      headers: try all.optional("headers") { value throws(FileError) in try value.fields(gaps) } ?? [],
      body: try body(all, value, gaps), credentials: try credentials(all, folder, environment),
      secret: secret?.text,
      idempotencyHeader: try all.optional("idempotency-header") { value throws(FileError) in
        try value.text()
      },
      answers: try all.optional("answer") { value throws(FileError) in try value.textAnswers() }
        ?? TextAnswers(), perMinute: try perMinute(all), callback: "")
    let reports = try all.optional("reports") { value throws(FileError) in
      try value.textReports(folder, environment)
    }
    return (gateway, reports)
  }

  private static func perMinute(_ all: FileMapping) throws(FileError) -> Int {
    try all.optional("per-minute") { value throws(FileError) in try value.number(in: 1...60_000) }
      ?? TextGateway.standardPerMinute
  }

  private static func method(_ all: FileMapping) throws(FileError) -> CurlMethod {
    guard let place = all["method"] else { return .post }
    let text = try place.text()
    guard ["POST", "PUT"].contains(text) else { throw place.refusal("Write POST or PUT here.") }
    return CurlMethod(rawValue: text)
  }

  private static func body(_ all: FileMapping, _ value: FileValue, _ gaps: Set<String>) throws(FileError)
    -> TextGatewayBody
  {
    switch (all["form"], all["json"]) {
    case (let form?, nil): return .form(try form.fields(gaps))
    case (nil, let json?): return .json(try json.textJSON(gaps))
    default: throw value.refusal("Say how a text is written down: by “form” or by “json”.")
    }
  }

  private static func credentials(
    _ all: FileMapping, _ folder: URL, _ environment: [String: String]
  ) throws(FileError) -> CurlCredentials? {
    try all.optional("basic") { value throws(FileError) in
      let pair = try value.mapping(["user", "password"])
      let password = try Secret(try pair.required("password"), folder: folder, environment: environment)
      return CurlCredentials.basic(user: try pair.required("user").text(), password: password.text)
    }
  }
}
