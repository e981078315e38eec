import Foundation
package import Pharmacies

/// A system that follows the stream of transitions, as `consumers/NAME.yaml` says it.
package struct ConsumerFile: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable { case stdout, webhook }

  package let kind: Kind
  package let url: String?
  /// Signing secrets, newest first; each is `whsec_` and base64.
  package let secrets: [Secret]
  /// Permits an address on this machine or in a private network.
  package let allowPrivate: Bool
  /// Leaves out what concerns tracking and pace only.
  package let progressOnly: Bool

  init(_ value: FileValue, folder: URL, environment: [String: String]) throws(FileError) {
    let all = try value.mapping(["kind", "url", "secrets", "allow-private", "progress-only"])
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
    url = try all.optional("url") { value throws(FileError) in try value.text() }
    allowPrivate = try all.optional("allow-private") { value throws(FileError) in try value.flag() } ?? false
    progressOnly = try all.optional("progress-only") { value throws(FileError) in try value.flag() } ?? false
    if kind == .webhook, url == nil || secrets.isEmpty {
      throw value.refusal("A webhook has a “url” and at least one of “secrets” to sign with.", .missingKey)
    }
  }
}
