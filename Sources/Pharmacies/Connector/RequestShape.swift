package import Curl

/// One request as a connector's file describes it, with gaps that are filled when it is made.
package struct RequestShape: Hashable, Sendable {
  package let method: CurlMethod
  let path: Template
  let query: [QueryItem]
  let body: BodyTemplate?

  struct QueryItem: Hashable, Sendable {
    let name: String
    let value: Template
  }

  /// The keys that say how a request looks, for the mapping that holds them among others.
  static let keys: Set<String> = ["method", "path", "query", "body"]

  init(_ mapping: FileMapping, method standard: CurlMethod, gaps: Set<String>) throws(FileError) {
    method = try mapping.optional("method") { value throws(FileError) in try Self.method(value) } ?? standard
    let place = try mapping.required("path")
    path = try place.template(gaps)
    let text = try place.text()
    guard text.hasPrefix("/") else { throw place.refusal("Begin the path with a slash.") }
    guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw place.refusal("Write the path as it stands in an address, a space in it as %20.")
    }
    var query: [QueryItem] = []
    if let table = mapping["query"] {
      for (name, value) in try table.table().entries {
        query.append(QueryItem(name: name, value: try value.template(gaps)))
      }
    }
    self.query = query
    body = try mapping.optional("body") { value throws(FileError) in try BodyTemplate(value, gaps: gaps) }
  }

  /// Whether a gap of this name occurs in it.
  func uses(_ gap: String) -> Bool {
    path.gaps.contains(gap) || query.contains { $0.value.gaps.contains(gap) } || body?.uses(gap) == true
  }

  private static func method(_ value: FileValue) throws(FileError) -> CurlMethod {
    let text = try value.text()
    guard ["GET", "POST", "PUT", "PATCH", "DELETE"].contains(text) else {
      throw value.refusal("Write GET, POST, PUT, PATCH or DELETE here, not “\(text)”.")
    }
    return CurlMethod(rawValue: text)
  }

  /// The path and query below an endpoint's URL. An item of the query whose gap has no value is left out; nil where
  /// the path has such a gap.
  package func target(_ value: (String) -> String?) -> String? {
    let escaped = { name in value(name)?.percentEncoded }
    guard let path = path.filled(escaped) else { return nil }
    let items = query.compactMap { item in
      item.value.filled(value).map { "\(item.name.percentEncoded)=\($0.percentEncoded)" }
    }
    return items.isEmpty ? path : path + "?" + items.joined(separator: "&")
  }
}
