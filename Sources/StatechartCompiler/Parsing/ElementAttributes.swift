/// The attributes of an element that nobody has asked for yet.
struct ElementAttributes {
  private(set) var remaining: [XMLAttribute]

  init(_ element: XMLElement) {
    remaining = element.attributes
  }

  /// Takes an attribute of SCXML, or of an element of ours: they are in no namespace.
  mutating func take(_ local: String) -> Located<String>? {
    take(XMLName(namespace: "", local: local))
  }

  /// Takes an attribute of ours on an element of SCXML.
  mutating func takeFact(_ local: String) -> Located<String>? {
    take(XMLName(namespace: ChartParser.domain, local: local))
  }

  private mutating func take(_ name: XMLName) -> Located<String>? {
    guard let index = remaining.firstIndex(where: { $0.name == name }) else { return nil }
    let attribute = remaining.remove(at: index)
    return Located(value: attribute.value, position: attribute.position)
  }
}
