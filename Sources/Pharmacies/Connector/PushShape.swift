/// How pushes of a system are known to be genuine, and what they are about. They are hints, which bring the next
/// question forward and move nothing, unless the connector declares them a source.
package struct PushShape: Hashable, Sendable {
  package enum Check: Hashable, Sendable {
    /// Anybody can send them: never more than a hint.
    case none
    /// A name and a password (RFC 7617).
    case basic
    /// A secret in a header, after a fixed prefix.
    case header(String, prefix: String)
    /// A keyed hash of the body.
    case signature(PushSignature)
  }

  package let check: Check
  /// Where the ids of the items stand in the body; none: the whole endpoint is asked.
  let item: [JSONPath]
  /// Where the items themselves stand, if signed pushes are a source of news; nil: they are hints.
  let source: [JSONPath]?

  init(_ value: FileValue) throws(FileError) {
    let mapping = try value.mapping(["check", "item", "source", "item-body"])
    check = try Self.check(try mapping.required("check"))
    item = try mapping.optional("item") { value throws(FileError) in try value.paths() } ?? []
    let isSource = try mapping.optional("source") { value throws(FileError) in try value.flag() } ?? false
    let body = try mapping.optional("item-body") { value throws(FileError) in try value.paths() }
    if let place = mapping["item-body"], !isSource {
      throw place.refusal("“item-body” is read only where pushes are a source: add “source: true”.")
    }
    if isSource, let place = mapping["source"] {
      guard case .signature = check else {
        throw place.refusal("Only pushes that are signed can be a source: what else comes in is a hint.")
      }
    }
    source = isSource ? body ?? JSONPath("$").map { [$0] } : nil
  }

  static func check(_ value: FileValue) throws(FileError) -> Check {
    if value.isMapping {
      let mapping = try value.mapping(["header", "prefix", "hmac"])
      if let shape = mapping["hmac"], mapping["header"] == nil, mapping["prefix"] == nil {
        return .signature(try PushSignature(shape))
      }
      let prefix = try mapping.optional("prefix") { value throws(FileError) in try value.text() }
      return .header(try mapping.required("header").headerName().lowercased(), prefix: prefix ?? "")
    }
    let word = try value.text()
    switch word {
    case "none": return .none
    case "basic": return .basic
    default: break
    }
    guard let known = try PushSignature.named(word) else {
      let names = (PushSignature.byName.keys + ["basic", "none"]).sorted().joined(separator: ", ")
      throw value.refusal("Write one of \(names), or {hmac: …} or {header: …} here, not “\(word)”.")
    }
    return .signature(known)
  }
}
