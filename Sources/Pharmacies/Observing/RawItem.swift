/// An item as it stood in the answer, for support: its canonical JSON, which is the same text that is compared. The
/// bytes as they came are not kept, since a reader knows values, not where in a page of a hundred items each began.
///
/// Written only when somebody asks: most items that are read are no news.
package struct RawItem: Hashable, Sendable {
  private enum Form: Hashable, Sendable {
    case written([UInt8])
    case value(JSONValue)
  }

  private let form: Form

  init(_ value: JSONValue) { form = .value(value) }

  /// - Parameter canonical: the JSON, where it had to be written for something else.
  init(canonical: [UInt8]) { form = .written(canonical) }

  package var canonical: [UInt8] {
    switch form {
    case .written(let bytes): bytes
    case .value(let value): value.canonical
    }
  }
}
