/// What happens to a patient who runs out.
package enum GapRisk: String, CaseIterable, Hashable, Sendable, Codable {
  case low
  case high
  case unknown

  /// Unknown counts as high.
  package var countsAsHigh: Bool { self != .low }
}
