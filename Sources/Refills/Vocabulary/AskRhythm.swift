/// How often a state makes it worth asking the pharmacy.
package enum AskRhythm: String, CaseIterable, Hashable, Sendable, Codable {
  case often
  case seldom
  case never
}
