import Foundation
import Refills
import Statecharts

/// Changes of clocks, of which most decisions have some: written and read without a coder. The text is the same.
extension StoredJSON {
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

  /// What `text` did not write is left to the coder.
  static func value(_ type: [TimerChange].Type, from text: String, of what: String) throws -> [TimerChange] {
    try changes(in: text) ?? value(type, from: Data(text.utf8), of: what)
  }

  /// Nil unless it is written as `text` writes it.
  private static func changes(in text: String) -> [TimerChange]? {
    var rest = text.utf8[...]
    var changes: [TimerChange] = []
    guard skip("[", in: &rest) else { return nil }
    while !skip("]", in: &rest) {
      guard changes.isEmpty || skip(",", in: &rest), let next = change(in: &rest) else { return nil }
      changes.append(next)
    }
    return rest.isEmpty ? changes : nil
  }

  private static func change(in rest: inout Substring.UTF8View) -> TimerChange? {
    guard skip(#"{"clock":""#, in: &rest),
      let clock = RefillChart.Clock(rawValue: take(upTo: UInt8(ascii: "\""), in: &rest)),
      skip(",", in: &rest)
    else { return nil }
    var due: Int64?
    if skip(#""due":"#, in: &rest) {
      due = number(upTo: UInt8(ascii: ","), in: &rest)
      guard due != nil else { return nil }
    }
    guard skip(#""occurrence":"#, in: &rest), let occurrence = number(upTo: UInt8(ascii: "}"), in: &rest)
    else { return nil }
    return TimerChange(clock: clock, occurrence: occurrence, due: due.map(Instant.init(milliseconds:)))
  }

  /// Nil unless it is written as `text` writes it.
  private static func number(upTo end: UInt8, in rest: inout Substring.UTF8View) -> Int64? {
    let word = take(upTo: end, in: &rest)
    return Int64(word).flatMap { String($0) == word ? $0 : nil }
  }

  /// Whether this comes next, and then it is passed.
  private static func skip(_ word: StaticString, in rest: inout Substring.UTF8View) -> Bool {
    let bytes = unsafe UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    guard unsafe rest.starts(with: bytes) else { return false }
    rest = rest.dropFirst(word.utf8CodeUnitCount)
    return true
  }

  /// What comes before the byte, which is passed too; where there is none, what is left.
  private static func take(upTo end: UInt8, in rest: inout Substring.UTF8View) -> String {
    let word = rest.prefix { $0 != end }
    rest = rest[word.endIndex...].dropFirst()
    return String(Substring(word))
  }
}
