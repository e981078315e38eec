import Yams

/// The keys and values of one mapping of a YAML file, in their order.
package struct FileMapping {
  let place: FileValue
  package let entries: [(key: String, value: FileValue)]
  /// The keys with their own places.
  package let keys: [(key: String, place: FileValue)]

  init(_ value: FileValue) throws(FileError) {
    guard let mapping = value.node.mapping else { throw value.refusal("Write keys and values here.") }
    place = value
    var entries: [(key: String, value: FileValue)] = []
    var keys: [(key: String, place: FileValue)] = []
    for (key, node) in mapping {
      let keyPlace = FileValue(file: value.file, node: key)
      let text = try keyPlace.text()
      keys.append((text, keyPlace))
      entries.append((text, FileValue(file: value.file, node: node)))
    }
    self.entries = entries
    self.keys = keys
  }

  /// What stands at a key; nil where it is missing or empty.
  package subscript(key: String) -> FileValue? {
    guard let value = entries.first(where: { $0.key == key })?.value, value.node.null == nil else {
      return nil
    }
    return value
  }

  package func required(_ key: String) throws(FileError) -> FileValue {
    guard let value = self[key] else { throw place.refusal("“\(key)” is missing here.", .missingKey) }
    return value
  }

  /// What `read` makes of the value at a key; nil where there is none.
  package func optional<Result>(
    _ key: String, _ read: (FileValue) throws(FileError) -> Result
  ) throws(FileError) -> Result? {
    guard let value = self[key] else { return nil }
    return try read(value)
  }
}
