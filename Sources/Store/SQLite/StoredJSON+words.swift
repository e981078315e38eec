import Foundation
import Refills
import Statecharts

/// Lists of words, which every row has several of: written and read without a coder, which would cost more than the
/// row itself. The text is the same.
extension StoredJSON {
  static func text(_ words: [String]) throws -> String {
    guard words.allSatisfy(isPlain) else { return String(decoding: try data(words), as: UTF8.self) }
    var text = "["
    text.reserveCapacity(words.reduce(2) { $0 + $1.utf8.count + 3 })
    for word in words {
      text += text.utf8.count > 1 ? ",\"" : "\""
      text += word
      text += "\""
    }
    return text + "]"
  }

  static func text<Word: RawRepresentable<String> & Encodable>(_ words: [Word]) throws -> String {
    try text(words.map(\.rawValue))
  }

  /// Lists by word, in the order of the words.
  static func text(_ lists: [String: [String]]) throws -> String {
    if lists.isEmpty { return "{}" }
    guard lists.keys.allSatisfy(isPlain) else { return String(decoding: try data(lists), as: UTF8.self) }
    let members = try lists.sorted { $0.key < $1.key }.map { try "\"\($0.key)\":" + text($0.value) }
    return "{" + members.joined(separator: ",") + "}"
  }

  /// What leaves the house oftenest; all else is left to the coder.
  static func text(_ content: DispatchRow.Content) throws -> String {
    guard case .dispatch(.notice(let notice, let isCorrection)) = content else {
      return String(decoding: try data(content), as: UTF8.self)
    }
    return #"{"dispatch":{"_0":{"notice":{"_0":"\#(notice.rawValue)","isCorrection":\#(isCorrection)}}}}"#
  }

  static func value<Word: RawRepresentable<String> & Decodable>(
    _ type: [Word].Type, from text: String, of what: String
  ) throws -> [Word] {
    let words = try value([String].self, from: text, of: what)
    let values = words.compactMap(Word.init(rawValue:))
    return values.count == words.count ? values : try value(type, from: Data(text.utf8), of: what)
  }

  static func value(_ type: [String].Type, from text: String, of what: String) throws -> [String] {
    try words(in: text) ?? value(type, from: Data(text.utf8), of: what)
  }

  /// Nil unless they stand one after the other, each plain.
  private static func words(in text: String) -> [String]? {
    if text == "[]" { return [] }
    guard text.utf8.count > 3, text.utf8.starts(with: #"[""#.utf8),
      text.utf8.reversed().starts(with: #"]""#.utf8)
    else { return nil }
    let parts = text.utf8.dropFirst(2).dropLast(2)
      .split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
    guard parts.count % 2 == 1 else { return nil }
    var words: [String] = []
    words.reserveCapacity(parts.count / 2 + 1)
    // Words, and a comma between two of them.
    for (index, part) in parts.enumerated() {
      if index % 2 == 0 {
        guard isPlain(part) else { return nil }
        words.append(String(Substring(part)))
      } else {
        guard part.elementsEqual(CollectionOfOne(UInt8(ascii: ","))) else { return nil }
      }
    }
    return words
  }

  private static func isPlain(_ word: String) -> Bool { isPlain(word.utf8) }

  /// Stands in JSON as it is (RFC 8259, section 7).
  private static func isPlain(_ word: some Sequence<UInt8>) -> Bool {
    word.allSatisfy {
      (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
  }
}
