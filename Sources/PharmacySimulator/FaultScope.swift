/// Which requests a fault is for.
package enum FaultScope: Hashable, Sendable {
  case any
  /// Questions about this fill.
  case fill(String)
  case searches
  case orders

  func matches(_ other: FaultScope) -> Bool { self == .any || self == other }
}
