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

  static func text(_ changes: [TimerChange]) throws -> String {
    var text = "["
    text.reserveCapacity(2 + usualChange * changes.count)
    for change in changes {
      text += text.utf8.count > 1 ? ",{\"clock\":\"" : "{\"clock\":\""
      text += change.clock.rawValue
      text += "\","
      if let due = change.due {
        text += "\"due\":"
        text += String(due.milliseconds)
        text += ","
      }
      text += "\"occurrence\":"
      text += String(change.occurrence)
      text += "}"
    }
    return text + "]"
  }

  /// Bytes that a change of a clock usually has.
  private static let usualChange = 64

  /// What leaves the house oftenest; all else is left to the coder.
  static func text(_ content: DispatchRow.Content) throws -> String {
    guard case .dispatch(.notice(let notice, let isCorrection)) = content else {
      return String(decoding: try data(content), as: UTF8.self)
    }
    return #"{"dispatch":{"_0":{"notice":{"_0":"\#(notice.rawValue)","isCorrection":\#(isCorrection)}}}}"#
  }

  static func value(_ type: [String].Type, from text: String, of what: String) throws -> [String] {
    if text == "[]" { return [] }
    let inner = text.dropFirst(2).dropLast(2)
    let words = inner.split(separator: "\",\"", omittingEmptySubsequences: false).map(String.init)
    guard text.hasPrefix("[\""), text.hasSuffix("\"]"), text.utf8.count > 4, words.allSatisfy(isPlain) else {
      return try value(type, from: Data(text.utf8), of: what)
    }
    return words
  }

  /// Stands in JSON as it is (RFC 8259, section 7).
  private static func isPlain(_ word: String) -> Bool {
    word.utf8.allSatisfy {
      (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
  }
}
