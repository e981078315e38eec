import Foundation

/// The alphabet in which 160 characters fit into one text: GSM 7 bit default alphabet and its extension table (3GPP TS
/// 23.038, sections 6.2.1 and 6.2.1.1).
enum TextAlphabet {
  /// The default alphabet without the escape itself.
  private static let basic = Set(
    ("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
      + "abcdefghijklmnopqrstuvwxyzäöñüà").unicodeScalars)
  /// Each takes an escape before it.
  private static let extended = Set("\u{0C}^{}\\[~]|€".unicodeScalars)

  /// Septets that a character takes; nil: the alphabet lacks it.
  static func septets(_ scalar: Unicode.Scalar) -> Int? {
    if basic.contains(scalar) { return 1 }
    return extended.contains(scalar) ? 2 : nil
  }

  /// A name without those accents that the alphabet lacks: “Clinica San Jose”. Other letters stay as they are.
  static func plain(_ name: String) -> String {
    String(
      name.precomposedStringWithCanonicalMapping.map { character in
        guard character.unicodeScalars.contains(where: { septets($0) == nil }) else { return character }
        let bare = String(character).folding(options: .diacriticInsensitive, locale: nil)
        guard let plain = bare.first, bare.unicodeScalars.allSatisfy({ septets($0) != nil }) else {
          return character
        }
        return plain
      })
  }
}
