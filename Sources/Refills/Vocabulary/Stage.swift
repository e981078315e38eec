/// Where a refill is, in the words that patients and staff share.
package enum Stage: String, CaseIterable, Hashable, Sendable, Codable {
  case requested
  case reviewPending
  case approved
  case sentToPharmacy
  case shippedOrReady
  /// Derived: an open action blocks what comes next. No state of the chart has it.
  case waitingOnYou
  case closed
}
