extension ChartParser {
  /// More is a sign that a guard is missing which says in one word what is meant.
  private static let maximumTerms = 4

  /// Reads terms joined by `&&` or `and`. Nothing of it is ever evaluated as text.
  mutating func parseCondition(_ attribute: Located<String>) -> [ConditionTerm] {
    var terms: [[Substring]] = [[]]
    for word in attribute.value.replacing("&&", with: " and ").split(separator: " ") {
      if word == "and" { terms.append([]) } else { terms[terms.count - 1].append(word) }
    }
    guard terms.count <= Self.maximumTerms else {
      report(
        .value, attribute.position,
        "a condition has at most \(Self.maximumTerms) terms; declare a guard that says what is meant")
      return []
    }
    return terms.compactMap { words in
      let text = words.joined(separator: " ")
      let negated = text.hasPrefix("!")
      let operand = String(text.drop { $0 == "!" && negated }.drop { $0 == " " })
      guard let test = parseTest(operand), !text.hasPrefix("!!") else {
        report(
          .value, attribute.position,
          "'\(text)' is no condition; write a guard's name or In('state'), with '!' before it to negate")
        return nil
      }
      return ConditionTerm(test: test, negated: negated, position: attribute.position)
    }
  }

  private func parseTest(_ text: String) -> ConditionTerm.Test? {
    if text == "true" || text == "false" {
      return dialect == .conformance ? .constant(text == "true") : nil
    }
    guard text.hasPrefix("In("), text.hasSuffix(")") else {
      return ChartNames.isCamelCase(text) ? .guarded(text) : nil
    }
    let argument = text.dropFirst(3).dropLast().split(separator: " ")
    guard argument.count == 1, let quoted = argument.first, quoted.count > 2, let quote = quoted.first,
      quote == "'" || quote == "\"", quoted.last == quote
    else { return nil }
    let id = String(quoted.dropFirst().dropLast())
    return isStateID(id) ? .inState(id) : nil
  }
}
