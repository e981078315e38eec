/// The shapes of names in a chart. ASCII only, so that no two names look alike.
enum ChartNames {
  /// `reviewPending`: what becomes a Swift identifier.
  static func isCamelCase(_ name: some StringProtocol) -> Bool {
    guard let first = name.utf8.first, isLowercase(first) else { return false }
    return name.utf8.allSatisfy(isLetterOrDigit)
  }

  /// `Approval` or `Refill.Approval`: a Swift type.
  static func isTypeName(_ name: String) -> Bool {
    name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      part.utf8.first.map(isUppercase) ?? false && part.utf8.allSatisfy(isLetterOrDigit)
    }
  }

  /// `provider.approve`: tokens in camel case with dots between.
  static func isEventName(_ name: String) -> Bool {
    name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(isCamelCase)
  }

  /// What XML calls a name token, in ASCII: `b1.1`.
  static func isToken(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy {
        isLetterOrDigit($0) || [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_")].contains($0)
      }
  }

  /// An event name, `*`, or an event name with `.*` (SCXML 1.0, section 3.12.1).
  static func isWildcard(_ descriptor: String) -> Bool {
    descriptor == "*" || descriptor.hasSuffix(".*") && isToken(String(descriptor.dropLast(2)))
  }

  private static func isLowercase(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  private static func isUppercase(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    isLowercase(byte) || isUppercase(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
