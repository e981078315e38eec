import Foundation
import Pharmacies

/// Colours that text may have on white: WCAG 2.2, success criterion 1.4.3, asks for a contrast of 4.5 to 1.
enum Colour {
  static let usual = "#0b5e7c"
  static let leastContrast = 4.5

  static func readable(_ value: FileValue) throws(FileError) -> String {
    let text = try value.text().lowercased()
    let digits = text.dropFirst()
    guard text.first == "#", digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit),
      let number = Int(digits, radix: 16)
    else {
      throw value.refusal("Write a colour as #rrggbb, in quotation marks.")
    }
    let contrast = 1.05 / (luminance(number) + 0.05)
    guard contrast >= leastContrast else {
      let shown = (contrast * 10).rounded() / 10
      throw value.refusal(
        "\(text) on white has a contrast of \(shown) to 1; people need \(leastContrast). Take a darker colour."
      )
    }
    return text
  }

  /// Relative luminance as WCAG 2.2 defines it.
  private static func luminance(_ colour: Int) -> Double {
    func linear(_ byte: Int) -> Double {
      let share = Double(byte) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(colour >> 16 & 255) + 0.7152 * linear(colour >> 8 & 255) + 0.0722
      * linear(colour & 255)
  }
}
