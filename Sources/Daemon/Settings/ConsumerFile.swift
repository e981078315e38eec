import Foundation
package import Notifications
import Pharmacies

/// A system that follows the stream of transitions, as `consumers/NAME.yaml` says it.
package struct ConsumerFile: Sendable {
  /// More at once serve nobody: one connection each.
  static let mostPlaces = 64

  /// Where events go, with all that it takes to send them there.
  package enum Receiver: Sendable {
    case stdout
    case webhook(WebhookURL, StandardWebhooks)
    case queue(WebhookURL, AWSAccess)
    /// - Parameter at: where the service is.
    case topic(String, at: WebhookURL, AWSAccess)
  }

  /// What a file may call them.
  private enum Kind: String, CaseIterable { case stdout, webhook, sqs, sns }

  package let receiver: Receiver
  /// How many events it gets at once; nil: as many as is usual.
  package let places: Int?
  /// Without what it does not want to hear of.
  package let types: Set<EventType>

  init(_ value: FileValue, folder: URL, environment: [String: String]) throws(FileError) {
    let all = try value.mapping([
      "kind", "url", "secrets", "allow-private", "progress-only", "concurrency", "topic", "region", "key-id",
      "secret-key", "session-token",
    ])
    let kind = try all.required("kind")
    switch Kind(rawValue: try kind.text()) {
    case nil:
      throw kind.refusal("Write one of \(Kind.allCases.map(\.rawValue).joined(separator: ", ")).")
    case .stdout?: receiver = .stdout
    case .webhook?:
      guard let url = try all.webhookURL(), let list = all["secrets"] else {
        throw value.refusal("A webhook has a “url” and at least one of “secrets” to sign with.", .missingKey)
      }
      receiver = .webhook(url, try list.signer(folder, environment))
    case .sqs?:
      let access = try all.access(value, folder, environment)
      guard let url = try all.webhookURL() else {
        throw value.refusal("A queue has its “url”.", .missingKey)
      }
      receiver = .queue(url, access)
    case .sns?:
      let access = try all.access(value, folder, environment)
      guard let topic = all["topic"] else {
        throw value.refusal("A topic has its ARN as “topic”.", .missingKey)
      }
      let usual = "https://sns.\(access.region).amazonaws.com"
      guard let url = try all.webhookURL(orElse: usual) else {
        throw value.refusal("“region” is no region of AWS.")
      }
      receiver = .topic(try topic.text(), at: url, access)
    }
    let progressOnly =
      try all.optional("progress-only") { value throws(FileError) in try value.flag() } ?? false
    types = progressOnly ? EventType.aboutTheWay : Set(EventType.allCases)
    places = try all.optional("concurrency") { value throws(FileError) in
      try value.number(in: 1...Self.mostPlaces)
    }
  }
}

extension FileMapping {
  /// Nil where none is given.
  fileprivate func webhookURL(orElse usual: String? = nil) throws(FileError) -> WebhookURL? {
    let isPrivate = try optional("allow-private") { value throws(FileError) in try value.flag() } ?? false
    let place = self["url"]
    guard let text = try place?.text() ?? usual else { return nil }
    do {
      return try WebhookURL(text, allowPrivate: isPrivate)
    } catch {
      guard let place else { return nil }
      throw place.refusal(error.message)
    }
  }

  fileprivate func access(
    _ whole: FileValue, _ folder: URL, _ environment: [String: String]
  ) throws(FileError) -> AWSAccess {
    guard let region = self["region"], let keyID = self["key-id"], let key = self["secret-key"] else {
      throw whole.refusal("A queue or topic of AWS has “region”, “key-id” and “secret-key”.", .missingKey)
    }
    return AWSAccess(
      region: try region.text(), keyID: try Secret(keyID, folder: folder, environment: environment).text,
      secret: try Secret(key, folder: folder, environment: environment).text,
      sessionToken: try optional("session-token") { value throws(FileError) in
        try Secret(value, folder: folder, environment: environment).text
      })
  }
}

extension FileValue {
  /// A list of signing secrets, newest first.
  fileprivate func signer(_ folder: URL, _ environment: [String: String]) throws(FileError)
    -> StandardWebhooks
  {
    var secrets: [WebhookSecret] = []
    for item in try list() {
      guard let secret = WebhookSecret(try Secret(item, folder: folder, environment: environment).text) else {
        throw item.refusal("A secret is `whsec_` and base64 of 24 to 64 bytes.")
      }
      secrets.append(secret)
    }
    guard let signer = StandardWebhooks(secrets) else {
      throw refusal("Write 1 to \(StandardWebhooks.mostSecrets) secrets.")
    }
    return signer
  }
}
