import Foundation
package import Pharmacies

/// How e-mail leaves, as `channels/email.yaml` says it.
package struct ChannelFile: Hashable, Sendable {
  package enum Security: String, CaseIterable, Hashable, Sendable { case starttls, tls, none }

  /// `smtp.example.org:587`.
  package let server: String
  /// `starttls` is required, not tried; `none` only on this machine itself.
  package let security: Security
  package let user: String?
  package let password: Secret?
  /// A file of certificates to trust instead of the system's.
  package let authority: String?
  /// E-mails a minute; nil: as many as there are.
  package let perMinute: Int?

  init(_ value: FileValue, folder: URL, environment: [String: String]) throws(FileError) {
    let all = try value.mapping(["server", "security", "user", "password", "authority", "per-minute"])
    server = try all.required("server").text()
    let kind = try all.required("security")
    guard let security = Security(rawValue: try kind.text()) else {
      throw kind.refusal("Write one of starttls, tls, none.")
    }
    if security == .none, !server.hasPrefix("127.0.0.1:"), !server.hasPrefix("localhost:") {
      throw kind.refusal("Without TLS mail goes to a server on this machine only. Write starttls or tls.")
    }
    self.security = security
    user = try all.optional("user") { value throws(FileError) in try value.text() }
    password = try all.optional("password") { value throws(FileError) in
      try Secret(value, folder: folder, environment: environment)
    }
    authority = try all.optional("authority") { value throws(FileError) in
      URL(filePath: try value.text(), relativeTo: folder).path(percentEncoded: false)
    }
    perMinute = try all.optional("per-minute") { value throws(FileError) in
      try value.number(in: 1...60_000)
    }
  }
}
