/// How many parts a text is sent and paid in.
///
/// A part has 140 bytes: 160 septets of the plain alphabet, or 70 units of UCS-2 as soon as one character is not in it
/// (3GPP TS 23.038). Of a text in several parts each carries a header of 6 bytes, which leaves 153 and 67 (3GPP TS
/// 23.040, section 9.2.3.24.1).
package struct SegmentCount: Hashable, Sendable {
  package enum Alphabet: String, Hashable, Sendable { case gsm7 = "GSM-7", ucs2 = "UCS-2" }

  package let alphabet: Alphabet
  /// Septets or units of UCS-2 in all.
  package let length: Int
  package let segments: Int
  /// The first character that the plain alphabet lacks; nil: it has all.
  package let stranger: Unicode.Scalar?

  package init(_ text: String) {
    let scalars = text.unicodeScalars
    stranger = scalars.first { TextAlphabet.septets($0) == nil }
    alphabet = stranger == nil ? .gsm7 : .ucs2
    let widths = scalars.map { TextAlphabet.septets($0) ?? 1 }
    let units = stranger == nil ? widths : scalars.map { UTF16.width($0) }
    length = units.reduce(0, +)
    segments = length <= alphabet.whole ? 1 : Self.parts(units, of: alphabet.part)
  }

  package var fitsOne: Bool { segments <= 1 }

  /// Neither an escape and its character nor the halves of a surrogate pair are torn apart.
  private static func parts(_ units: [Int], of size: Int) -> Int {
    var parts = 1
    var filled = 0
    for unit in units {
      if filled + unit > size {
        parts += 1
        filled = 0
      }
      filled += unit
    }
    return parts
  }
}

extension SegmentCount.Alphabet {
  /// What fits into a text of one part.
  package var whole: Int {
    switch self {
    case .gsm7: 160
    case .ucs2: 70
    }
  }

  /// What fits into each of several parts.
  fileprivate var part: Int {
    switch self {
    case .gsm7: 153
    case .ucs2: 67
    }
  }
}
