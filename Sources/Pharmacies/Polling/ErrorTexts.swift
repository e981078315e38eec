/// The reasons for which readings brought nothing, each kept once. In an outage a million items have the same.
struct ErrorTexts {
  /// Reasons that are kept; further ones are told together.
  static let most = 1_000
  private static let other = "The reading failed; the endpoint's last error says more."

  private var texts = ["", Self.other]
  private var numbers: [String: UInt16] = [:]

  /// 0 is never returned.
  mutating func number(of text: String) -> UInt16 {
    if let number = numbers[text] { return number }
    guard texts.count < Self.most else { return 1 }
    texts.append(text)
    let number = UInt16(texts.count - 1)
    numbers[text] = number
    return number
  }

  subscript(number: UInt16) -> String? { number == 0 ? nil : texts[Int(number)] }
}
