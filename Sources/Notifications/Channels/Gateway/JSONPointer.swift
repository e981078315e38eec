import Foundation

/// Where in a JSON answer a value stands (RFC 6901): `/messages/0/id`.
package struct JSONPointer: Hashable, Sendable {
  private let tokens: [String]

  /// Nil for a text that is no pointer; the empty one, the whole answer, is of no use here.
  package init?(_ text: String) {
    guard text.hasPrefix("/") else { return nil }
    var tokens: [String] = []
    for part in text.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      let rest = part.replacing("~0", with: "").replacing("~1", with: "")
      if rest.contains("~") { return nil }
      tokens.append(String(part).replacing("~1", with: "/").replacing("~0", with: "~"))
    }
    self.tokens = tokens
  }

  /// The word or number that stands there; nil where there is none, or the bytes are no JSON.
  package func word(in bytes: [UInt8]) -> String? {
    var value: Any
    do {
      value = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
    } catch {
      // Answers of gateways that are no JSON have no words; their status says the rest.
      return nil
    }
    for token in tokens {
      if let members = value as? [String: Any], let member = members[token] {
        value = member
      } else if let elements = value as? [Any], let index = Int(token), elements.indices.contains(index) {
        value = elements[index]
      } else {
        return nil
      }
    }
    if let text = value as? String { return text.isEmpty ? nil : text }
    return (value as? NSNumber)?.stringValue
  }
}
