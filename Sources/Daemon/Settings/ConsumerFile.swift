import Foundation
import Notifications
package import Pharmacies

/// A system that follows the stream of transitions, as `consumers/NAME.yaml` says it.
package struct ConsumerFile: Hashable, Sendable {
  /// More at once serve nobody: one connection each.
  static let mostPlaces = 64

  package enum Kind: String, CaseIterable, Hashable, Sendable { case stdout, webhook, sqs, sns }

  package let kind: Kind
  /// Of a webhook: where it is. Of `sqs`: the queue's URL. Of `sns`: where the service is, if not where AWS has it.
  package let url: String?
  /// Of `sns`: the topic's ARN.
  package let topic: String?
  package let region: String?
  package let keyID: Secret?
  package let secretKey: Secret?
  /// Of temporary credentials.
  package let sessionToken: Secret?
  /// Signing secrets, newest first; each is `whsec_` and base64.
  package let secrets: [Secret]
  /// Permits an address on this machine or in a private network.
  package let allowPrivate: Bool
  /// How many events it gets at once; nil: as many as is usual.
  package let places: Int?
  /// Leaves out what concerns tracking and pace only.
  package let progressOnly: Bool

  init(_ value: FileValue, folder: URL, environment: [String: String]) throws(FileError) {
    let all = try value.mapping([
      "kind", "url", "secrets", "allow-private", "progress-only", "concurrency", "topic", "region", "key-id",
      "secret-key", "session-token",
    ])
    let kindValue = try all.required("kind")
    guard let kind = Kind(rawValue: try kindValue.text()) else {
      throw kindValue.refusal("Write one of \(Kind.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    self.kind = kind
    var secrets: [Secret] = []
    if let list = all["secrets"] {
      for item in try list.list() {
        secrets.append(try Secret(item, folder: folder, environment: environment))
      }
    }
    self.secrets = secrets
    func secret(_ key: String) throws(FileError) -> Secret? {
      guard let item = all[key] else { return nil }
      return try Secret(item, folder: folder, environment: environment)
    }
    keyID = try secret("key-id")
    secretKey = try secret("secret-key")
    sessionToken = try secret("session-token")
    topic = try all.optional("topic") { value throws(FileError) in try value.text() }
    region = try all.optional("region") { value throws(FileError) in try value.text() }
    url = try all.optional("url") { value throws(FileError) in try value.text() }
    allowPrivate = try all.optional("allow-private") { value throws(FileError) in try value.flag() } ?? false
    progressOnly = try all.optional("progress-only") { value throws(FileError) in try value.flag() } ?? false
    places = try all.optional("concurrency") { value throws(FileError) in
      try value.number(in: 1...Self.mostPlaces)
    }
    try checkKeys(value)
    try checkWebhook(value, all)
  }

  /// What the daemon would refuse at its start is refused where it stands.
  private func checkWebhook(_ whole: FileValue, _ all: FileMapping) throws(FileError) {
    guard kind == .webhook else { return }
    if let value = all["url"], let url {
      do { _ = try WebhookURL(url, allowPrivate: allowPrivate) } catch { throw value.refusal(error.message) }
    }
    for secret in secrets where WebhookSecret(secret.text) == nil {
      throw (all["secrets"] ?? whole).refusal("A secret is `whsec_` and base64 of 24 to 64 bytes.")
    }
  }

  private func checkKeys(_ value: FileValue) throws(FileError) {
    if kind == .sqs || kind == .sns, region == nil || keyID == nil || secretKey == nil {
      throw value.refusal("A queue or topic of AWS has “region”, “key-id” and “secret-key”.", .missingKey)
    }
    if kind == .sqs, url == nil { throw value.refusal("A queue has its “url”.", .missingKey) }
    if kind == .sns, topic == nil { throw value.refusal("A topic has its ARN as “topic”.", .missingKey) }
    if kind == .webhook, url == nil || secrets.isEmpty {
      throw value.refusal("A webhook has a “url” and at least one of “secrets” to sign with.", .missingKey)
    }
  }
}
