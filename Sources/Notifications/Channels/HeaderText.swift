import Foundation

/// Words in a header field: RFC 5322 unstructured text, RFC 2047 encoded words where it is not plain ASCII.
struct HeaderText {
  /// A line with an encoded word has at most 76 characters (RFC 2047, section 2). `=?UTF-8?B?` and `?=` take
  /// 12 of them, base 64 makes 52 of 39 bytes, and the field's name is in the first line.
  private static let bytesAWord = 39
  /// A subject longer than this is nobody's subject; it also keeps a line of plain ASCII below RFC 5322's
  /// 998.
  private static let maximumCharacters = 200

  /// Ready for the wire, folded by CRLF and a space.
  let encoded: String

  init(_ text: String) {
    let clean = Self.clean(text)
    encoded = Self.isPlain(clean) ? clean : Self.words(of: clean)
  }

  /// A display name before an address: quoted where it is plain.
  static func phrase(_ text: String) -> String {
    let clean = clean(text)
    guard isPlain(clean) else { return words(of: clean) }
    return "\"" + clean.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// The same at the length of a header.
  private static func clean(_ text: String) -> String { String(visible(text).prefix(maximumCharacters)) }

  /// Without what could end the field, hide in it, or turn the reading direction of what follows.
  static func visible(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse:
        continue
      default: kept.append(scalar)
      }
    }
    return String(kept)
  }

  /// What looks like an encoded word is encoded, so that it reads as it was written.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20..<0x7F).contains($0) } && !text.contains("=?")
  }

  /// Each word ends between characters, as section 5 of RFC 2047 demands.
  private static func words(of text: String) -> String {
    var words: [String] = []
    var current = ""
    for scalar in text.unicodeScalars {
      if current.utf8.count + String(scalar).utf8.count > bytesAWord {
        words.append(current)
        current = ""
      }
      current.unicodeScalars.append(scalar)
    }
    words.append(current)
    return words.map { "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\r\n ")
  }
}
