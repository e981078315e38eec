/// A telephone number in the form of E.164: a plus and 8 to 15 digits.
package struct TextNumber: Hashable, Sendable {
  /// E.164, section 6.2.1: at most 15; fewer than 8 with a country's code reach no mobile telephone.
  package static let lengths = 8...15

  package let text: String

  /// Takes what people write: spaces, dots, hyphens and brackets are left out, ten digits are of the North American
  /// plan. Nil for all else: what is no number is not sent anywhere.
  package init?(_ written: String) {
    let punctuation = Set(" .-()\u{A0}")
    let kept = written.filter { !punctuation.contains($0) }
    let digits = kept.first == "+" ? kept.dropFirst() : kept[...]
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), digits.first != "0" else { return nil }
    if kept.first != "+", digits.count == 10 {
      text = "+1" + digits
    } else if Self.lengths.contains(digits.count),
      kept.first == "+" || digits.count == 11 && digits.first == "1"
    {
      text = "+" + digits
    } else {
      return nil
    }
  }
}

/// A number belongs to a patient: it is not shown.
extension TextNumber: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "‹number›" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: ["number": description]) }
}
