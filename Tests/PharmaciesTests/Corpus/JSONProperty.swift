import Foundation
import Pharmacies

/// What holds for any bytes that are said to be JSON, and for any text that is said to be a path into it: they are
/// refused with a place, or they are one value, which its canonical form brings back.
enum JSONProperty {
  /// What did not hold.
  struct Broken: Error, CustomStringConvertible {
    let description: String
  }

  /// Reads the path up to the first line end, and the JSON from there.
  /// - Throws: `Broken`.
  static func hold(for bytes: [UInt8]) throws(Broken) {
    let parts = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
    let text = Array(parts.count == 2 ? parts[1] : [])
    let value: JSONValue
    do {
      value = try JSONReader.read(text)
    } catch {
      try require((0...text.count).contains(error.offset), "there is no byte \(error.offset)")
      return try require(!error.message.isEmpty, "refused without a word")
    }
    // The other way round does not hold: Foundation takes a comma too many.
    try require(isJSON(text) || isBeyondFoundation(value), "taken, and it is no JSON")
    try holdInCanonicalForm(value, from: text)
    guard let name = String(validating: parts[0], as: UTF8.self), let path = JSONPath(name) else { return }
    try hold(path, name, in: value)
  }

  private static func holdInCanonicalForm(_ value: JSONValue, from text: [UInt8]) throws(Broken) {
    let canonical = value.canonical
    // The longest way to write a byte is `\u001f`.
    try require(canonical.count <= 6 * text.count, "\(canonical.count) bytes of \(text.count)")
    do {
      let back = try JSONReader.read(canonical)
      try require(back == value, "its canonical form is another value")
      try require(back.canonical == canonical, "its canonical form has another canonical form")
      try require(back.hashValue == value.hashValue, "equal and with two hashes")
    } catch let error as Broken {
      throw error
    } catch {
      throw Broken(description: "its canonical form cannot be read: \(error)")
    }
  }

  private static func hold(_ path: JSONPath, _ name: String, in value: JSONValue) throws(Broken) {
    try require(path.description == name, "the path has another text")
    let found = path.all(in: value)
    try require(found == path.all(in: value), "finds something else the second time")
    // A step leads to parts of what it begins at, and never to the same part twice.
    let size = value.canonical.count
    try require(found.reduce(0) { $0 + $1.canonical.count } <= size, "finds more than there is")
    try require(path.first(in: value) == found.first { $0 != .null }, "its first is not the first of all")
    let words = found.compactMap(\.word).filter { !$0.isEmpty }
    try require(path.word(in: value) == words.first, "its word is not the first of all")
  }

  /// What Foundation says, which is read by nobody here.
  private static func isJSON(_ text: [UInt8]) -> Bool {
    (try? JSONSerialization.jsonObject(with: Data(text), options: .fragmentsAllowed)) != nil
  }

  /// Foundation brings numbers into its own forms and refuses those that do not fit.
  private static func isBeyondFoundation(_ value: JSONValue) -> Bool {
    switch value {
    case .number(let text): text.utf8.count > 15 || text.contains { "eE".contains($0) }
    case .array(let values): values.contains(where: isBeyondFoundation)
    case .object(let members): members.values.contains(where: isBeyondFoundation)
    case .null, .bool, .string: false
    }
  }

  private static func require(_ holds: Bool, _ otherwise: @autoclosure () -> String) throws(Broken) {
    if !holds { throw Broken(description: otherwise()) }
  }
}
