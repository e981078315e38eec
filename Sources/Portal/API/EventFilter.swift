import Refills
import Store

/// Which events one listener gets.
struct EventFilter: Sendable {
  /// Those of these brands; nil: of all.
  let brands: Set<BrandName>?
  /// Those of these types; nil: all.
  let types: Set<String>?

  /// Nil for what the listener does not get.
  func json(of row: StreamRow, by make: PortalParts.EventMaking) -> [UInt8]? {
    guard brands?.contains(row.brand) ?? true, let event = make(row), types?.contains(event.type) ?? true
    else {
      return nil
    }
    return event.json
  }
}
