import Curl

/// How a system wants each request signed by a keyed hash: what is signed, and in which header the code stands.
package struct RequestSignature: Hashable, Sendable {
  enum Gap: String, CaseIterable {
    case method, host, path, query, target, timestamp, body
    case bodyHash = "body-hash"
    case user
  }

  let header: String
  /// What the header says; nil: the signature alone.
  let value: Template?
  let signed: Template
  let hash: KeyedHash
  /// The header in which the time of signing stands; nil: nowhere by itself.
  let timestampHeader: String?
  let timestampFormat: TimeFormat

  /// Whether it says who signs.
  var namesUser: Bool { ((value?.gaps ?? []) + signed.gaps).contains(Gap.user.rawValue) }

  init(_ value: FileValue) throws(FileError) {
    let mapping = try value.mapping(
      KeyedHash.keys.union(["header", "value", "signed", "timestamp-header", "timestamp-unit"]))
    header = try mapping.required("header").headerName()
    self.value = try mapping.optional("value") { value throws(FileError) in
      try value.template(["signature", Gap.timestamp.rawValue, Gap.user.rawValue])
    }
    signed = try mapping.required("signed").template(Set(Gap.allCases.map(\.rawValue)))
    hash = try KeyedHash(mapping)
    timestampHeader = try mapping.optional("timestamp-header") { value throws(FileError) in
      try value.headerName()
    }
    timestampFormat =
      try mapping.optional("timestamp-unit") { value throws(FileError) in try value.writtenTime() }
      ?? .seconds
  }
}
