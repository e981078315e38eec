/// Languages that the product speaks, by their ISO 639-1 codes.
package enum Language: String, CaseIterable, Hashable, Sendable, Codable {
  case english = "en"
  case spanish = "es"
}
