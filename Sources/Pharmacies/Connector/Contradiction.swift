/// A status and something beside it that cannot both be true. Such an answer moves by its status, without a message,
/// and goes to support.
package struct Contradiction: Hashable, Sendable {
  let statuses: [String]
  /// What must not stand in the item.
  let with: JSONPath
  /// For support: what is the matter.
  let says: String

  static func list(_ value: FileValue) throws(FileError) -> [Contradiction] {
    var found: [Contradiction] = []
    for value in try value.list() {
      let mapping = try value.mapping(["statuses", "with", "says"])
      found.append(
        Contradiction(
          statuses: try mapping.required("statuses").texts(), with: try mapping.required("with").path(),
          says: try mapping.required("says").text()))
    }
    return found
  }
}
