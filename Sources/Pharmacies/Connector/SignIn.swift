/// How a system wants to be signed in to. The secret itself is the endpoint's.
package enum SignIn: Hashable, Sendable {
  case none
  /// `Authorization: Bearer …` (RFC 6750).
  case bearer
  /// A name and a password (RFC 7617).
  case basic
  /// The secret in a header of the system's own, after a fixed prefix.
  case header(String, prefix: String)

  init(_ value: FileValue) throws(FileError) {
    if value.isMapping {
      let mapping = try value.mapping(["header", "prefix"])
      self = .header(
        try mapping.required("header").text(),
        prefix: try mapping.optional("prefix") { value throws(FileError) in try value.text() } ?? "")
      return
    }
    switch try value.text() {
    case "none": self = .none
    case "bearer": self = .bearer
    case "basic": self = .basic
    case let other:
      throw value.refusal("Write none, bearer, basic or {header: NAME, prefix: TEXT} here, not “\(other)”.")
    }
  }
}
