/// What we want of a pharmacy beside its news.
package enum PharmacyErrand: String, CaseIterable, Hashable, Sendable, Codable {
  case order, cancel, readBack
}
