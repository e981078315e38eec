/// One line of what the patient pays, as a pharmacy says it.
package struct Price: Hashable, Sendable {
  /// The pharmacy's words or its category; it may name a drug.
  package let label: String?
  /// In thousandths of the currency's unit.
  package let thousandths: Int64
  /// ISO 4217.
  package let currency: String

  /// `11.43 USD`.
  package var text: String {
    let size = thousandths.magnitude
    let rest = String(size % 1000 + 1000).dropFirst()
    let cents = rest.hasSuffix("0") ? rest.dropLast() : rest
    return "\(thousandths < 0 ? "-" : "")\(size / 1000).\(cents) \(currency)"
  }
}
