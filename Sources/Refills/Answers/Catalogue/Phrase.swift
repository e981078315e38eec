/// A group of strings whose names are the cases of an enumeration. A case without words does not compile.
package protocol Phrase: RawRepresentable<String>, CaseIterable, Sendable {
  static var group: String { get }
  var words: Wording.Words { get }
}

extension Phrase {
  package var wording: Wording { Wording(Self.group, rawValue, words) }
}
