import Foundation
import Refills
import Statecharts
import Store

/// What a pharmacy of a run says of one fill, as the built-in connector “json” reads it.
struct FillAnswer {
  let status: String
  let reason: String?
  /// By the pharmacy's own clock; nil where it gives no times.
  let updatedAt: Instant?
  let handedOver: (now: Int, of: Int)?
  let heldUntil: Instant?
  let isContradictory: Bool
  /// Which pharmacy has it now; nil: this one, or nobody says.
  let reroutedTo: EndpointName?

  func json(item: String, reference: String) -> String {
    var members = ["\"id\":\"\(item)\"", "\"reference\":\"\(reference)\"", "\"status\":\"\(status)\""]
    if let reason { members.append("\"reason\":{\"code\":\"\(reason)\"}") }
    if let updatedAt { members.append("\"updatedAt\":\"\(updatedAt.rfc3339)\"") }
    if let handedOver { members.append("\"quantity\":{\"now\":\(handedOver.now),\"of\":\(handedOver.of)}") }
    if let heldUntil { members.append("\"heldUntil\":\"\(heldUntil.rfc3339)\"") }
    if isContradictory, let updatedAt { members.append("\"handedOverAt\":\"\(updatedAt.rfc3339)\"") }
    if let reroutedTo { members.append("\"reroutedTo\":\"\(reroutedTo)\"") }
    return "{\(members.joined(separator: ","))}"
  }

  /// The pharmacy's own time of an answer, in ms since 1970, as it stands in its text.
  static func stamp(of answer: RawAnswer) -> Int64? {
    guard let mark = answer.text.range(of: "\"updatedAt\":\""), !answer.isCut else { return nil }
    let text = answer.text[mark.upperBound...].prefix { $0 != "\"" }
    return Instant(rfc3339: String(text))?.milliseconds
  }

  /// The way of a fill to the counter or to the door, and what may come in between.
  static let natural = [
    "received", "preparing", "ready", "picked-up", "packed", "shipped", "out-for-delivery", "delivered",
  ]
  static let all: [(status: String, reason: String?)] =
    [
      "received", "preparing", "transferring", "rerouted", "on-hold", "hold-lifted", "partly-ready", "ready",
      "packed", "picked-up", "completed", "not-dispensed", "returned-to-stock", "transferred-out",
      "cancelled",
      "cancel-refused", "entered-in-error", "shipped", "out-for-delivery", "delivered", "delivery-problem",
      "unknown", "something-new",
    ].map { ($0, nil) }
    + [
      "too-soon", "out-of-stock", "backordered", "clarification", "prior-authorization", "with-payer",
      "mismatch",
      "unreachable", "supervisor",
    ].map { ("on-hold", $0) }
}
