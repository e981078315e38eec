/// How pushes of a system are checked. They are hints: they bring the next question forward and move nothing.
package struct PushShape: Hashable, Sendable {
  package enum Check: String, CaseIterable, Hashable, Sendable {
    /// HMAC-SHA256 over id, time and body, by the Standard Webhooks specification.
    case standardWebhooks = "standard-webhooks"
    /// A name and a password (RFC 7617).
    case basic
  }

  package let check: Check
  /// Where the item's id stands in the body; nil: the whole endpoint is asked.
  let item: [JSONPath]?

  init(_ value: FileValue) throws(FileError) {
    let mapping = try value.mapping(["check", "item"])
    check = try mapping.required("check").word(Check.self)
    item = try mapping.optional("item") { value throws(FileError) in try value.paths() }
  }
}
