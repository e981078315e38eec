import Refills
package import Statecharts
import Yams

/// One value of a YAML file and its place in it. Whatever is wrong with it is refused with that place.
package struct FileValue {
  package let file: String
  let node: Node

  init(file: String, node: Node) {
    self.file = file
    self.node = node
  }

  /// Values of one file: the largest of ours has under 1,000. Aliases of aliases make billions in a few lines.
  static let mostValues = 20_000
  /// Values within values, as in an answer.
  static let deepest = JSONReader.depthLimit

  /// The whole file; an empty one is refused.
  package init(yaml: String, file: String) throws(FileError) {
    self.file = file
    do {
      guard let node = try Yams.compose(yaml: yaml) else {
        throw FileError(.notYAML, "The file is empty: see docs/connectors.md for what it holds.", file: file)
      }
      var room = Self.mostValues
      guard Self.fits(node, depth: 1, in: &room) else {
        throw FileError(
          .badValue,
          "The file says more than a file of ours can: at most \(Self.mostValues) values, nested at most "
            + "\(Self.deepest) deep, each counted wherever an alias repeats it.", file: file, line: 1,
          column: 1)
      }
      self.node = node
    } catch let error as FileError {
      throw error
    } catch let error as YamlError {
      throw Self.refusal(of: error, file: file)
    } catch {
      throw FileError(.notYAML, "This is not YAML.", file: file, underlying: "\(error)")
    }
  }

  private static func refusal(of error: YamlError, file: String) -> FileError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      FileError(
        .notYAML, "This is not YAML: \(problem).", file: file, line: mark.line, column: mark.column)
    case .duplicatedKeysInMapping(_, let context):
      FileError(
        .badValue, "A key stands here twice: keep one of the two.", file: file, line: context.mark.line,
        column: context.mark.column)
    default: FileError(.notYAML, "This is not YAML: check its encoding and its indentation.", file: file)
    }
  }

  private static func fits(_ node: Node, depth: Int, in room: inout Int) -> Bool {
    room -= 1
    guard room >= 0, depth <= deepest else { return false }
    if let nodes = node.sequence {
      for node in nodes where !fits(node, depth: depth + 1, in: &room) { return false }
    } else if let pairs = node.mapping {
      for (key, value) in pairs
      where !fits(key, depth: depth + 1, in: &room) || !fits(value, depth: depth + 1, in: &room) {
        return false
      }
    }
    return true
  }

  package func refusal(_ message: String, _ code: FileError.Code = .badValue) -> FileError {
    FileError(code, message, file: file, line: node.mark?.line ?? 0, column: node.mark?.column ?? 0)
  }

  /// A mapping that has none but these keys.
  package func mapping(_ keys: Set<String>) throws(FileError) -> FileMapping {
    let mapping = try FileMapping(self)
    for (key, place) in mapping.keys where !keys.contains(key) {
      throw place.refusal(
        "There is no key “\(key)” here: write one of \(keys.sorted().joined(separator: ", ")).", .unknownKey)
    }
    return mapping
  }

  /// A mapping whose keys are data.
  package func table() throws(FileError) -> FileMapping { try FileMapping(self) }

  /// A number, true, false or null that stands without quotes, as JSON writes it; nil for a text.
  package var plainLiteral: String? {
    guard let scalar = node.scalar, scalar.style == .plain else { return nil }
    if node.null != nil { return "null" }
    if let flag = node.bool { return flag ? "true" : "false" }
    return node.int.map { String($0) }
  }

  package var isMapping: Bool { node.mapping != nil }
  package var isList: Bool { node.sequence != nil }

  package func list() throws(FileError) -> [FileValue] {
    guard let nodes = node.sequence else { throw refusal("Write a list here.") }
    return nodes.map { FileValue(file: file, node: $0) }
  }

  /// Text, or whatever else was written without quotes, as it was written.
  package func text() throws(FileError) -> String {
    guard let text = node.scalar?.string, !text.isEmpty else { throw refusal("Write a text here.") }
    return text
  }

  package func flag() throws(FileError) -> Bool {
    guard let flag = node.bool else { throw refusal("Write true or false here.") }
    return flag
  }

  package func number(in range: ClosedRange<Int>) throws(FileError) -> Int {
    guard let number = node.int, range.contains(number) else {
      throw refusal("Write a whole number from \(range.lowerBound) to \(range.upperBound) here.")
    }
    return number
  }

  /// A length of time such as `90s` or `2d`.
  package func span() throws(FileError) -> Span {
    let text = try text()
    do throws(TimeError) {
      return try Span(configured: text)
    } catch {
      throw refusal(error.message)
    }
  }

  func path() throws(FileError) -> JSONPath {
    let text = try text()
    guard let path = JSONPath(text) else {
      throw refusal("“\(text)” is no path into an answer: write it like a.b[0].c, a[*].b or a[?kind=x].b.")
    }
    return path
  }

  /// One of the words of an enumeration.
  package func word<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) throws(FileError) -> Word
  where Word.RawValue == String {
    let text = try text()
    guard let word = Word(rawValue: text) else {
      throw refusal(
        "Write one of \(type.allCases.map(\.rawValue).joined(separator: ", ")) here, not “\(text)”.")
    }
    return word
  }
}
