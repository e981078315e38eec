/// Writes a page, byte by byte, and escapes all text that is not written here in the source.
///
/// What a patient or a pharmacy wrote can only come in through `text` and attribute values, so markup in it is shown,
/// never obeyed.
struct HTML {
  /// One that is nil is left out.
  typealias Attributes = KeyValuePairs<StaticString, String?>
  typealias Content = (inout HTML) -> Void

  private(set) var bytes: [UInt8] = []

  /// Markup that stands in the source.
  mutating func markup(_ text: StaticString) {
    unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Text from anywhere.
  mutating func text(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): markup("&amp;")
      case UInt8(ascii: "<"): markup("&lt;")
      case UInt8(ascii: ">"): markup("&gt;")
      case UInt8(ascii: "\""): markup("&quot;")
      case UInt8(ascii: "'"): markup("&#39;")
      default: bytes.append(byte)
      }
    }
  }

  /// Markup from something that escapes what it writes; see `picture`.
  mutating func append(_ escaped: String) {
    bytes.append(contentsOf: escaped.utf8)
  }

  mutating func element(_ name: StaticString, _ attributes: Attributes = [:], _ content: Content) {
    open(name, attributes)
    content(&self)
    markup("</")
    markup(name)
    markup(">")
  }

  mutating func element(_ name: StaticString, _ attributes: Attributes, _ text: String) {
    element(name, attributes) { $0.text(text) }
  }

  mutating func element(_ name: StaticString, _ text: String) {
    element(name, [:], text)
  }

  /// A tag without an end: `<input>`, `<meta>`, or one that is closed by hand.
  mutating func open(_ name: StaticString, _ attributes: Attributes = [:]) {
    markup("<")
    markup(name)
    for (key, value) in attributes {
      guard let value else { continue }
      markup(" ")
      markup(key)
      markup("=\"")
      text(value)
      markup("\"")
    }
    markup(">")
  }
}
