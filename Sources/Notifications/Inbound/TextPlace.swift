import Foundation

/// Where a gateway's push has something: a field of its form, or a place in its JSON.
package enum TextPlace: Hashable, Sendable {
  case field(String)
  case pointer(JSONPointer)

  /// What begins with a slash is a place in JSON. Nil for nothing.
  package init?(_ text: String) {
    if text.hasPrefix("/") {
      guard let pointer = JSONPointer(text) else { return nil }
      self = .pointer(pointer)
    } else {
      guard !text.isEmpty else { return nil }
      self = .field(text)
    }
  }

  func word(in push: TextPush) -> String? {
    switch self {
    case .field(let name): push.fields[name].flatMap { $0.isEmpty ? nil : $0 }
    case .pointer(let pointer): pointer.word(in: push.body)
    }
  }
}
