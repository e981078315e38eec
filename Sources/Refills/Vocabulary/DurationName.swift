/// Durations that a clinic may set; defaults stand in `Durations.standard`.
package enum DurationName: String, CaseIterable, Hashable, Sendable, Codable, CodingKeyRepresentable {
  case screening, noProvider, review, cover, lead, undo, signing
  case sending, unknownOutcome, supportAnswer, unconfirmed, preparing, transfer, silence
  case tooSoon, stock, backorder, clarification, authorisation, payer, mismatch, supervisor, holdReason
  case collectFirst, collectSecond, collectLast, pickupWindow
  case packed, arrival, doorstep, dispute, cancelAnswer
  case askFirst, askSecond, askLast
}
