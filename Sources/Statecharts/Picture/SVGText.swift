/// Writes elements of an SVG document and escapes what stands in them.
struct SVGText {
  typealias Attributes = KeyValuePairs<String, String>

  private(set) var text = ""

  /// An element with content.
  mutating func element(_ name: String, _ attributes: Attributes, _ content: (inout SVGText) -> Void) {
    open(name, attributes)
    text += ">"
    content(&self)
    text += "</\(name)>"
  }

  mutating func element(_ name: String, _ attributes: Attributes, _ content: String) {
    element(name, attributes) { $0.escape(content) }
  }

  /// An element without content.
  mutating func empty(_ name: String, _ attributes: Attributes) {
    open(name, attributes)
    text += "/>"
  }

  mutating func endLine() { text += "\n" }

  private mutating func open(_ name: String, _ attributes: Attributes) {
    text += "<\(name)"
    for (key, value) in attributes {
      text += " \(key)=\""
      escape(value)
      text += "\""
    }
  }

  private mutating func escape(_ value: String) {
    for scalar in value.unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      // XML 1.0, production 2, allows no other control characters.
      case "\u{0}"..<"\u{9}", "\u{B}"..<"\u{D}", "\u{E}"..<"\u{20}": text += "\u{FFFD}"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
