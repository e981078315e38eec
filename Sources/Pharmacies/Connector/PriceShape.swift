/// Where in an item the lines stand that say what the patient pays.
struct PriceShape: Hashable, Sendable {
  /// The lines; the paths below begin at each of them.
  let lines: JSONPath
  /// In whole units of the currency, such as 11.43.
  let amount: [JSONPath]
  let label: [JSONPath]
  /// ISO 4217.
  let currency: String

  /// Most of the clinics that this is made for are in the United States, and so are their pharmacies.
  static let defaultCurrency = "USD"

  init(_ value: FileValue) throws(FileError) {
    let mapping = try value.mapping(["each", "amount", "label", "currency"])
    lines = try mapping.required("each").path()
    amount = try mapping.required("amount").paths()
    label = try mapping.optional("label") { value throws(FileError) in try value.paths() } ?? []
    currency =
      try mapping.optional("currency") { value throws(FileError) in try Self.currency(value) }
      ?? Self.defaultCurrency
  }

  private static func currency(_ value: FileValue) throws(FileError) -> String {
    let text = try value.text()
    guard text.utf8.count == 3, text.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
      throw value.refusal("Write the three letters of ISO 4217 here, such as USD.")
    }
    return text
  }
}
