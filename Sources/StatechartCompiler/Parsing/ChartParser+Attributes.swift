extension ChartParser {
  /// What the standard has and the chart language leaves out, with what to write in its place.
  private static let outside: [String: String] = [
    "script": "a chart holds no code; use <rx:do command=\"…\"/>",
    "datamodel": "a chart holds no data; ask the domain with a guard",
    "data": "a chart holds no data; ask the domain with a guard",
    "assign": "a chart holds no data; keep it in the record",
    "if": "use a transition for each way, with cond",
    "foreach": "a chart holds no data; use <rx:do command=\"…\"/>",
    "invoke": "use <rx:do command=\"…\"/> and an event for its result",
    "donedata": "a final state carries nothing",
    "log": "the journal records every step",
  ]

  mutating func refuse(_ element: XMLElement) {
    let known = element.name.namespace == Self.scxml ? Self.outside[element.name.local] : nil
    if element.name.namespace != Self.scxml, element.name.namespace != Self.domain {
      guard dialect == .strict else { return }
      report(.vocabulary, element.position, "<\(element.name.local)> is of another namespace; remove it")
    } else {
      report(
        .vocabulary, element.position,
        "<\(element.name.local)> is not part of the chart language here; \(known ?? "remove it")")
    }
  }

  /// Reports the attributes that nobody took, and text.
  mutating func finish(_ attributes: ElementAttributes, of element: XMLElement) {
    for attribute in attributes.remaining {
      let isForeign = !["", Self.domain].contains(attribute.name.namespace)
      guard dialect == .strict || !isForeign else { continue }
      report(
        .vocabulary, attribute.position,
        "'\(attribute.name.local)' is not an attribute of <\(element.name.local)> here; remove it")
    }
    if let text = element.text {
      report(.vocabulary, text.position, "<\(element.name.local)> holds no text; make it a comment")
    }
  }

  mutating func finishEmpty(_ element: XMLElement, _ attributes: ElementAttributes) {
    finish(attributes, of: element)
    for child in element.children { refuse(child) }
  }

  mutating func require(
    _ attribute: Located<String>?, _ name: String, of element: XMLElement
  ) -> Located<String>? {
    if attribute == nil {
      report(.missing, element.position, "<\(element.name.local)> needs \(name)=\"…\"")
    }
    return attribute
  }

  @discardableResult
  mutating func requireCamelCase(
    _ attribute: Located<String>?, _ name: String, of element: XMLElement
  ) -> String? {
    guard let attribute = require(attribute, name, of: element) else { return nil }
    guard ChartNames.isCamelCase(attribute.value) else {
      report(
        .value, attribute.position,
        "'\(attribute.value)' cannot be the \(name); write a word in lowerCamelCase")
      return nil
    }
    return attribute.value
  }

  @discardableResult
  mutating func requireToken(
    _ attribute: Located<String>?, _ name: String, of element: XMLElement
  ) -> String? {
    guard let attribute = require(attribute, name, of: element) else { return nil }
    guard ChartNames.isToken(attribute.value) else {
      report(.value, attribute.position, "'\(attribute.value)' cannot be the \(name); write one word")
      return nil
    }
    return attribute.value
  }

  mutating func requireEventName(
    _ attribute: Located<String>?, _ name: String, of element: XMLElement
  ) -> String? {
    guard let attribute = require(attribute, name, of: element) else { return nil }
    guard isEventName(attribute.value) else {
      report(.value, attribute.position, Self.badEvent(attribute.value))
      return nil
    }
    return attribute.value
  }

  mutating func requireTokens(
    _ attribute: Located<String>?, _ name: String, of element: XMLElement
  ) -> [Located<String>] {
    guard let attribute = require(attribute, name, of: element) else { return [] }
    let tokens = tokens(attribute)
    if tokens.isEmpty { report(.value, attribute.position, "\(name) is empty; name at least one") }
    return tokens
  }

  mutating func parseFlag(_ attribute: Located<String>?, default absent: Bool) -> Bool {
    guard let attribute else { return absent }
    if attribute.value != "true" && attribute.value != "false" {
      report(.value, attribute.position, "'\(attribute.value)' is neither 'true' nor 'false'")
    }
    return attribute.value == "true"
  }

  func tokens(_ attribute: Located<String>) -> [Located<String>] {
    attribute.value.split(separator: " ").map { Located(value: String($0), position: attribute.position) }
  }

  func isEventName(_ name: String) -> Bool {
    dialect == .strict ? ChartNames.isEventName(name) : ChartNames.isToken(name)
  }

  func isStateID(_ id: String) -> Bool {
    dialect == .strict ? ChartNames.isCamelCase(id) : ChartNames.isToken(id)
  }

  static func badEvent(_ name: String) -> String {
    "'\(name)' is no event; write words in lowerCamelCase with dots between, such as pharmacy.ready"
  }
}
