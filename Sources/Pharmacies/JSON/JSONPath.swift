/// Where in a JSON value something stands: `a.b[0].c`, `entry[*].resource`, `link[?relation=next].url`.
///
/// Names are joined by dots; `[n]` is one element, `[-1]` the last, `[*]` is each, `[?name=value]` each whose member has
/// (`!=`: has not) that word. `$` alone is the value itself. Where there is nothing, a path finds nothing; that is never an error.
package struct JSONPath: Hashable, Sendable, CustomStringConvertible {
  private enum Step: Hashable, Sendable {
    case member(String)
    /// Counted from the end where it is negative.
    case element(Int)
    case each
    case matching(name: String, value: String, isEqual: Bool)
  }

  package let description: String
  private let steps: [Step]

  /// Nil where the text is no path.
  package init?(_ text: String) {
    description = text
    if text == "$" {
      steps = []
      return
    }
    var steps: [Step] = []
    var rest = text[...]
    while !rest.isEmpty {
      if rest.first == "[" {
        guard let end = rest.firstIndex(of: "]"), let step = Self.step(in: rest[..<end].dropFirst()) else {
          return nil
        }
        steps.append(step)
        rest = rest[rest.index(after: end)...]
        guard rest.isEmpty || rest.first == "." || rest.first == "[" else { return nil }
      } else {
        if !steps.isEmpty {
          guard rest.first == "." else { return nil }
          rest = rest.dropFirst()
        }
        let name = rest.prefix { $0 != "." && $0 != "[" }
        guard !name.isEmpty, !name.contains("]"), !name.contains(" ") else { return nil }
        steps.append(.member(String(name)))
        rest = rest.dropFirst(name.count)
      }
    }
    guard !steps.isEmpty else { return nil }
    self.steps = steps
  }

  private static func step(in text: Substring) -> Step? {
    if text == "*" { return .each }
    if let index = Int(text), text.first != "+" { return .element(index) }
    guard text.first == "?", let sign = text.firstIndex(of: "=") else { return nil }
    var name = text[..<sign].dropFirst()
    let isEqual = name.last != "!"
    if !isEqual { name = name.dropLast() }
    guard !name.isEmpty else { return nil }
    return .matching(name: String(name), value: String(text[text.index(after: sign)...]), isEqual: isEqual)
  }

  /// All that stands there, in order.
  package func all(in value: JSONValue) -> [JSONValue] {
    var found = [value]
    for step in steps {
      found = found.flatMap { Self.take(step, of: $0) }
      if found.isEmpty { break }
    }
    return found
  }

  /// The first that stands there and is not null.
  package func first(in value: JSONValue) -> JSONValue? {
    all(in: value).first { $0 != .null }
  }

  /// The first word that stands there; an empty text counts as none.
  package func word(in value: JSONValue) -> String? {
    all(in: value).lazy.compactMap(\.word).first { !$0.isEmpty }
  }

  /// All words that stand there, in order; empty texts count as none.
  func words(in value: JSONValue) -> [String] {
    all(in: value).compactMap(\.word).filter { !$0.isEmpty }
  }

  private static func take(_ step: Step, of value: JSONValue) -> [JSONValue] {
    switch (step, value) {
    case (.member(let name), .object(let members)): members[name].map { [$0] } ?? []
    case (.element(let index), .array(let values)):
      values.indices.contains(index < 0 ? values.count + index : index)
        ? [values[index < 0 ? values.count + index : index]] : []
    case (.each, .array(let values)): values
    case (.matching, .array(let values)): values.flatMap { take(step, of: $0) }
    case (.matching(let name, let expected, let isEqual), .object(let members)):
      (members[name]?.word == expected) == isEqual ? [value] : []
    default: []
    }
  }
}
