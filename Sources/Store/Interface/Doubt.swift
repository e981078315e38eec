package import Refills

/// Why a person has to look at what a source said last of a refill.
package enum Doubt: String, CaseIterable, Hashable, Sendable {
  /// It contradicts itself.
  case unsure
  /// No mapping names its status.
  case unmapped
}

extension Refill {
  /// What is closed and was not understood moves nobody any more; what contradicts itself may have closed it wrongly.
  package func has(_ doubt: Doubt) -> Bool {
    switch doubt {
    case .unsure: record.isUnsure
    case .unmapped: isLive && record.isUnmapped
    }
  }
}
